package com.aimixer.monitor.probe;

import java.io.IOException;

/**
 * A failure whose reason is already known where it is found. Carries no stack trace: it
 * is an answer, not an accident.
 */
final class ProbeFault extends IOException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	private final Phase phase;

	ProbeFault(Reason reason, Phase phase, String detail) {
		super(detail);
		this.reason = reason;
		this.phase = phase;
	}

	Failure failure() {
		return new Failure(this.reason, this.phase, String.valueOf(getMessage()));
	}

	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
