package com.aimixer.bench.subject;

import com.aimixer.bench.report.Distribution;

/**
 * How long a page took, from the request to the last byte.
 *
 * @param path its path
 * @param bytes size of the last answer
 * @param nanos durations
 */
public record PageTimes(String path, int bytes, Distribution nanos) {
}
