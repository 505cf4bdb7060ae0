package com.aimixer.monitor;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Keeps Spring Boot from printing its page-long report: {@link StartFailure} says it in a
 * line.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SilentFailures implements SpringBootExceptionReporter {

	SilentFailures(@Nullable ConfigurableApplicationContext context) {
	}

	@Override
	public boolean reportException(Throwable failure) {
		return true;
	}

}
