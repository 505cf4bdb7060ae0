package com.aimixer.monitor.alert;

/**
 * What people read of an alert.
 *
 * @param summary one line: what is wrong
 * @param description the evidence in whole sentences
 */
record AlertText(String summary, String description) {
}
