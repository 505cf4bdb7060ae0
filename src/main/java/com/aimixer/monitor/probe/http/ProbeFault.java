package com.aimixer.monitor.probe.http;

import java.io.IOException;

import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.Reason;

/**
 * A failure whose reason is already known where it is found. Carries no stack trace: it
 * is an answer, not an accident.
 */
final class ProbeFault extends IOException {

	private static final long serialVersionUID = 1L;

	private final transient Failure failure;

	ProbeFault(Reason reason, Phase phase, String detail) {
		this(new Failure(reason, phase, detail));
	}

	ProbeFault(Failure failure) {
		super(failure.detail());
		this.failure = failure;
	}

	Failure failure() {
		return this.failure;
	}

	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
