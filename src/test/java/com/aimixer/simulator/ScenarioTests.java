package com.aimixer.simulator;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.aimixer.simulator.mixer.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScenarioTests {

	@TempDir
	private Path folder;

	@Test
	void scenarioIsPlayedFromTheStart() throws Exception {
		Path file = write("game-day.yml", """
				faults:
				  # the west coast goes dark for a minute
				  - kind: region-down
				    region: us-west
				    after: 30s
				    for: 1m
				  - {kind: hot-peaks, pod: ap/1, db: -0.5}
				""");
		try (RunningSimulator mixer = new RunningSimulator(1, file)) {
			assertThat(mixer.metrics("ap/1")).contains("ai_mixer_audio_peak_db{region=\"ap\"} -0.5");
			assertThat(mixer.health(Region.US_WEST)).startsWith("HTTP/1.1 200 ");
			mixer.pass(Duration.ofSeconds(30));
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> mixer.health(Region.US_WEST));
			mixer.pass(Duration.ofMinutes(1));
			assertThat(mixer.health(Region.US_WEST)).startsWith("HTTP/1.1 200 ");
		}
	}

	@Test
	void scenarioMayBeJsonWithTabs() throws Exception {
		Path file = write("game-day.json",
				"{\n\t\"faults\": [\n\t\t{\"kind\": \"status\", \"region\": \"ap\", \"code\": 500, \"share\": 1}\n\t]\n}\n");
		try (RunningSimulator mixer = new RunningSimulator(1, file)) {
			assertThat(mixer.health(Region.AP)).startsWith("HTTP/1.1 500 ");
		}
	}

	@Test
	void exampleScenarioIsValid() throws Exception {
		try (RunningSimulator mixer = new RunningSimulator(1, Path.of("src/main/resources/simulator/game-day.yml"))) {
			assertThat(mixer.control("/faults").get("faults").size()).isGreaterThan(3);
		}
	}

	@Test
	void everyMistakeIsNamedWithItsPosition() throws Exception {
		Path file = write("bad.yml", """
				faults:
				  - kind: slow
				    region: us-west
				    delay: soon
				  - kind: nap
				    region: ap
				  - hang
				""");
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> new RunningSimulator(1, file))
			.satisfies((ex) -> assertThat(ex.exitCode()).isEqualTo(78))
			.satisfies((ex) -> assertThat(String.valueOf(ex.getMessage()).lines()).hasSize(3)
				.anyMatch((line) -> line.startsWith(file + ":4:12: delay: 'soon' is not a duration"))
				.anyMatch((line) -> line.startsWith(file + ":5:11: kind: 'nap' is not a kind of fault; write one of"))
				.anyMatch((line) -> line.startsWith(file + ":7:5: this is no fault; write for example")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			faults: []   # nothing | ok
			[1, 2]                 | :1:1: this is no scenario; write 'faults:'
			faults: slow           | :1:1: this is no scenario; write 'faults:'
			fault: []              | :1:1: this is no scenario; write 'faults:'
			faults: [              | :1:10: expected the node content, but found '<stream end>'; write YAML or JSON
			""")
	void fileThatIsNoScenarioIsRefused(String text, String message) throws Exception {
		Path file = write("bad.yml", text);
		if (message.equals("ok")) {
			new RunningSimulator(1, file).close();
			return;
		}
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> new RunningSimulator(1, file))
			.withMessageStartingWith(file + message);
	}

	@Test
	void missingAndEmptyFilesAreRefused() throws Exception {
		Path missing = this.folder.resolve("missing.yml");
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> new RunningSimulator(1, missing))
			.withMessage(missing + ": cannot be read (NoSuchFileException); name a file");
		Path empty = write("empty.yml", "");
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> new RunningSimulator(1, empty))
			.withMessageStartingWith(empty + ": this is no scenario");
	}

	private Path write(String name, String text) throws IOException {
		return Files.writeString(this.folder.resolve(name), text);
	}

}
