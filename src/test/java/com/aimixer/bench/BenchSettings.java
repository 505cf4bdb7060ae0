package com.aimixer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is benchmarked and for how long, from the system properties {@code bench.*}. The
 * profile {@code bench} in the pom has the defaults.
 *
 * @param parts any of {@code sizes hanging image heap jmh}
 * @param sizes numbers of endpoints
 * @param warmUp time before the monitor is measured
 * @param peerWarmUp time before a peer is measured, which needs no compiling
 * @param measure measured time, at least one interval long
 * @param peers whether the peers are measured too
 * @param programs directories with the peers, beside those of the PATH
 * @param jar the monitor
 * @param jvmArguments how its JVM is called
 * @param output directory of the report
 */
record BenchSettings(Set<String> parts, List<Integer> sizes, Duration warmUp, Duration peerWarmUp, Duration measure,
		boolean peers, String programs, Path jar, List<String> jvmArguments, Path output) {

	static BenchSettings fromSystemProperties() throws IOException {
		Set<String> parts = Arrays.stream(text("parts").split(",")).map(String::strip).collect(Collectors.toSet());
		List<Integer> sizes = Arrays.stream(text("sizes").split(",")).map(String::strip).map(Integer::valueOf).toList();
		return new BenchSettings(parts, sizes, seconds("warmup"), seconds("peerWarmup"), seconds("measure"),
				Boolean.parseBoolean(text("peers")), text("programs"), Path.of(text("jar")),
				jvmArguments(text("jvmArguments")), Path.of(text("output")));
	}

	private static String text(String key) {
		String value = System.getProperty("bench." + key);
		if (value == null) {
			throw new IllegalArgumentException(
					"system property bench." + key + " is missing; run the benchmark with ./mvnw -Pbench verify");
		}
		return value.strip();
	}

	private static Duration seconds(String key) {
		return Duration.ofSeconds(Long.parseLong(text(key)));
	}

	/** Arguments, or {@code @file} with one or more on each line. */
	private static List<String> jvmArguments(String text) throws IOException {
		String arguments = text.startsWith("@") ? Files.readString(Path.of(text.substring(1))) : text;
		return arguments.lines()
			.filter((line) -> !line.startsWith("#"))
			.flatMap((line) -> Arrays.stream(line.strip().split(" +")))
			.filter((argument) -> !argument.isEmpty())
			.toList();
	}

}
