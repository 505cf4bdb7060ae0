package com.aimixer.bench.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the container image is made of, laid out by the script that its build calls.
 */
final class ImageLayout {

	private static final double MEGABYTE = 1024 * 1024;

	private final Path directory;

	private ImageLayout(Path directory) {
		this.directory = directory;
	}

	/** Lay out the jars of the build, with a training run. */
	static ImageLayout make(Path directory) throws IOException, InterruptedException {
		new ProcessBuilder("rm", "-rf", directory.toString()).inheritIO().start().waitFor();
		int code = new ProcessBuilder("src/main/scripts/image_layout.sh", directory.toString()).inheritIO()
			.start()
			.waitFor();
		if (code != 0) {
			throw new IOException("image_layout.sh has ended with exit code " + code);
		}
		return new ImageLayout(directory.toAbsolutePath());
	}

	/** As the Dockerfile starts it; the memory is the limit of its container. */
	List<String> command() {
		Path monitor = this.directory.resolve("monitor");
		return List.of("env", "MALLOC_ARENA_MAX=2", this.directory.resolve("java/bin/java").toString(),
				"@" + monitor.resolve("jvm.args"), "-XX:MaxRAM=256m",
				"-XX:AOTCache=" + monitor.resolve("ai-mixer-monitor.aot"), "-jar",
				monitor.resolve("ai-mixer-monitor.jar").toString());
	}

	List<String> commandWithoutCache() {
		return command().stream().filter((argument) -> !argument.startsWith("-XX:AOTCache")).toList();
	}

	/** Megabytes of a part, before the registry compresses it. */
	double megabytes(String part) throws IOException {
		try (Stream<Path> files = Files.walk(this.directory.resolve(part))) {
			long bytes = 0;
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				bytes += Files.size(file);
			}
			return bytes / MEGABYTE;
		}
	}

}
