package com.aimixer.monitor.history;

import org.jspecify.annotations.Nullable;

/**
 * How the durable history is doing.
 *
 * @param problem why it cannot be written, read or cleaned up now, and what to do; null
 * if it can
 * @param waiting facts that wait to be written
 * @param dropped facts that found no room to wait in or can never be written, since the
 * start
 * @param failures attempts to write or to clean up that failed, since the start
 * @param bytes size of the file with its log
 */
public record Durability(@Nullable String problem, int waiting, long dropped, long failures, long bytes) {
}
