package com.aimixer.monitor.storage;

/**
 * The durable history cannot be used; the message says why, where, and what to do.
 */
public final class StorageException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StorageException(String message) {
		super(message);
	}

	StorageException(String message, Throwable cause) {
		super(message, cause);
	}

}
