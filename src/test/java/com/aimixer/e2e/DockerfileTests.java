package com.aimixer.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the images promise and other files rely on.
 */
class DockerfileTests {

	private static final Path SCRIPTS = Path.of("src/main/scripts");

	private final List<String> lines = logicalLines();

	@Test
	void theMonitorIsTheLastTargetAndTheSimulatorOneBesideIt() {
		List<String> stages = this.lines.stream().filter((line) -> line.startsWith("FROM ")).toList();
		assertThat(stages).endsWith("FROM runtime AS simulator", "FROM runtime AS monitor");
	}

	@Test
	void everyImageFromElsewhereHasAVersion() {
		assertThat(this.lines).filteredOn((line) -> line.contains("docker.io/library/"))
			.hasSize(2)
			.allSatisfy((line) -> assertThat(line).containsPattern(":[0-9]+[0-9._]*-").doesNotContain("latest"));
	}

	@Test
	void nobodyIsRoot() {
		assertThat(this.lines).filteredOn((line) -> line.startsWith("USER ")).containsExactly("USER 10001:10001");
	}

	/** Another collector or other object headers than in training and no cache fits. */
	@Test
	void theMonitorStartsWithTheArgumentsOfItsTraining() throws IOException {
		assertThat(this.lines.getLast()).startsWith("ENTRYPOINT [\"java\", \"@jvm.args\", \"-XX:AOTCache=");
		assertThat(SCRIPTS.resolve("image_layout.sh")).content()
			.contains("install -m 0644 \"$here/image.args\" \"$dir/monitor/jvm.args\"", "\"@$dir/monitor/jvm.args\"");
		assertThat(Files.readAllLines(SCRIPTS.resolve("image.args")))
			.contains("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xlog:all=warning:stderr")
			.noneMatch((line) -> line.contains("AOT") && !line.startsWith("#"));
	}

	/** What is not named stays out of the build. */
	@Test
	void onlyWhatTheBuildNeedsIsSentToIt() throws IOException {
		assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains("*", "!pom.xml", "!mvnw", "!.mvn",
				"!src/main", "!prometheus/runbooks");
	}

	/** Without comments, continued lines joined. */
	private static List<String> logicalLines() {
		try {
			String text = Files.readString(Path.of("Dockerfile")).replaceAll(" *\\\\\n *", " ");
			return text.lines().filter((line) -> !line.isBlank() && !line.startsWith("#")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
