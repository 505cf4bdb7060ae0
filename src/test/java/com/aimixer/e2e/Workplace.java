package com.aimixer.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

import org.springframework.util.FileSystemUtils;

/**
 * A folder below {@code target/e2e} for one test and the processes that it starts: they
 * write their output there, end with the test, and a failure names the folder.
 */
public final class Workplace implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler {

	private static final Duration POLL = Duration.ofMillis(100);

	private final Deque<Program> programs = new ArrayDeque<>();

	private @Nullable Path folder;

	@Override
	public void beforeEach(ExtensionContext context) throws IOException {
		Path path = Path.of("target", "e2e", context.getRequiredTestClass().getSimpleName(),
				context.getRequiredTestMethod().getName());
		FileSystemUtils.deleteRecursively(path);
		this.folder = Files.createDirectories(path).toAbsolutePath();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.programs.forEach(Program::close);
	}

	@Override
	public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
		throw new AssertionError(
				failure + "\nThe output of the processes is in " + folder() + ", they were: " + this.programs, failure);
	}

	/** The folder of the test. */
	public Path folder() {
		if (this.folder == null) {
			throw new IllegalStateException("the test has not begun");
		}
		return this.folder;
	}

	/** Write a file into the folder. */
	public Path write(String name, String content) {
		try {
			return Files.writeString(folder().resolve(name), content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Start a program; its output goes to {@code <name>.out} and {@code <name>.err}. */
	public Program start(String name, List<String> command) {
		Program program = Program.start(folder(), name, command);
		this.programs.push(program);
		return program;
	}

	/** Wait until the assertion holds, at most so long. */
	public void await(String what, Duration atMost, ThrowingRunnable assertion) {
		await(what, atMost, POLL, assertion);
	}

	/** The same for an assertion that is dear, with so much time between two of them. */
	public void await(String what, Duration atMost, Duration poll, ThrowingRunnable assertion) {
		Awaitility.await(what)
			.atMost(atMost)
			.pollInterval(poll)
			.pollDelay(Duration.ZERO)
			.ignoreExceptionsInstanceOf(IOException.class)
			.untilAsserted(() -> {
				this.programs.forEach(Program::failIfBroken);
				assertion.run();
			});
	}

}
