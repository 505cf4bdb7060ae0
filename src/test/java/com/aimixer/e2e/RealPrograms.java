package com.aimixer.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Programs that are not ours. Where one cannot be had the test fails and names what to
 * install; it never passes without having run.
 */
public final class RealPrograms {

	private static final Path SCRIPT = Path.of("src", "main", "scripts", "fetch_programs.sh").toAbsolutePath();

	/** Enough to download package lists and packages over a slow line. */
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private RealPrograms() {
	}

	/** The path of a program, fetched if need be. */
	public static String find(Workplace work, String name) throws IOException, InterruptedException {
		Program script = work.start("fetch-" + name, List.of("bash", SCRIPT.toString(), name));
		if (script.exitCode(PATIENCE) != 0) {
			throw new AssertionError("This test needs a real " + name + ". " + script.err());
		}
		return script.out().strip();
	}

}
