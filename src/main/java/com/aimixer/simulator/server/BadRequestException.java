package com.aimixer.simulator.server;

import java.io.IOException;
import java.io.Serial;

/**
 * What came is no request that can be served; the connection ends after the answer.
 */
final class BadRequestException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int status;

	BadRequestException(int status, String message) {
		super(message);
		this.status = status;
	}

	int status() {
		return this.status;
	}

}
