package com.aimixer.monitor.page;

/**
 * Where a reader may go.
 *
 * @param words what is there
 * @param href its address
 */
public record Link(String words, String href) {
}
