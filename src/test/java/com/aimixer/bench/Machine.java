package com.aimixer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * On what and how it was measured: figures mean little without.
 */
final class Machine {

	private static final long MEBIBYTE = 1024 * 1024;

	private Machine() {
	}

	static List<String> describe(BenchSettings settings) {
		var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		return List.of("When: " + Instant.now().truncatedTo(ChronoUnit.SECONDS),
				"Machine: %s, %d cores, %,d MB, %s %s, load %.1f at the start".formatted(processor(),
						system.getAvailableProcessors(), system.getTotalMemorySize() / MEBIBYTE, system.getName(),
						system.getVersion(), system.getSystemLoadAverage()),
				"JDK: " + System.getProperty("java.vendor.version", "") + " " + Runtime.version(),
				"JVM arguments of the monitor: `" + String.join(" ", settings.jvmArguments()) + "`",
				"Warm-up %d s (peer %d s), measured %d s and at least one interval".formatted(
						settings.warmUp().toSeconds(), settings.peerWarmUp().toSeconds(),
						settings.measure().toSeconds()),
				"Target: one process on loopback, fresh http connections; one endpoint of twenty answers after 50 ms. "
						+ "CPU is user and kernel time of the whole process by what the target was asked in that time.");
	}

	private static String processor() {
		try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
			return lines.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse(System.getProperty("os.arch"));
		}
		catch (IOException _) {
			return System.getProperty("os.arch");
		}
	}

}
