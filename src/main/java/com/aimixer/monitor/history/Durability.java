package com.aimixer.monitor.history;

import org.jspecify.annotations.Nullable;

/**
 * How the durable history is doing.
 *
 * @param problem why it cannot be written now, or null if it can
 * @param waiting facts that wait to be written
 * @param dropped facts that found no room to wait in, since the start
 * @param failures attempts to write that failed, since the start
 * @param bytes size of the file with its log
 */
public record Durability(@Nullable String problem, int waiting, long dropped, long failures, long bytes) {
}
