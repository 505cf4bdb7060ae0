package com.aimixer.monitor;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs every turn on a virtual thread of its own.
 */
final class ProbeThreads implements Executor, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ProbeThreads.class);

	private static final Duration LAST_WORDS = Duration.ofSeconds(2);

	private final ExecutorService executor = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
		.name("probe-", 0)
		.uncaughtExceptionHandler((_, ex) -> logger.error("A probe turn failed", ex))
		.factory());

	@Override
	public void execute(Runnable turn) {
		this.executor.execute(turn);
	}

	/** Interrupt what runs and wait shortly for it to end. */
	@Override
	public void close() {
		this.executor.shutdownNow();
		try {
			this.executor.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

}
