package com.aimixer.monitor.availability;

/**
 * Why an interval is down.
 *
 * @param reason a word of the closed set of failure reasons
 * @param evidence one line for people
 */
public record Cause(String reason, String evidence) {

}
