package com.aimixer.monitor.probe.http;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Looks for a cause.
 */
final class Causes {

	/** Against a chain that bites its tail. */
	private static final int DEPTH = 20;

	private Causes() {
	}

	/**
	 * The first exception of a type in a chain of causes.
	 */
	static <T extends Throwable> Optional<T> find(@Nullable Throwable ex, Class<T> type) {
		Throwable cause = ex;
		for (int i = 0; i < DEPTH && cause != null; i++) {
			if (type.isInstance(cause)) {
				return Optional.of(type.cast(cause));
			}
			cause = cause.getCause();
		}
		return Optional.empty();
	}

}
