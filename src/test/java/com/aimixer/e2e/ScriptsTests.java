package com.aimixer.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the scripts of the stack say and do before anything runs.
 */
class ScriptsTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			stack.sh        | start                           | say one of up, status, down
			stack.sh        | up --speed=fast                 | '--speed=fast' is no argument of up
			stack.sh        | up --promethoos=9090            | '--promethoos=9090' is no argument of up
			stack.sh        | up --prometheus=0               | --prometheus=0: give a port
			stack.sh        | up --mixer=65400                | --mixer=65400: give a port up to 65310
			stack.sh        | up --mixer=19000 --monitor=19001| more than one program is to have port 19001
			stack.sh        | down now                        | down takes no arguments
			game_day.sh     | no-such-row                     | there is no row, lane or alert 'no-such-row'
			game_day.sh     | --speed=0                       | --speed=0: give a whole number
			game_day.sh     | --fast                          | unknown argument '--fast'
			alert_report.sh | --days=week                     | --days=week: give a whole number of days
			""")
	void aWrongArgumentIsNamed(String script, String arguments, String message) throws Exception {
		Script run = run(script, Map.of(), arguments.split(" "));
		assertThat(run.err()).contains(message);
		assertThat(run.exitCode()).isEqualTo(64);
	}

	@Test
	void aWrongPortOfTheEnvironmentIsNamedByItsVariable() throws Exception {
		Script up = run("stack.sh", Map.of("NODE_EXPORTER_PORT", "tcp://10.0.0.1:9100"), "up");
		assertThat(up.err()).contains("NODE_EXPORTER_PORT=tcp://10.0.0.1:9100: give a port");
		assertThat(up.exitCode()).isEqualTo(64);
	}

	@Test
	void aProcessThatHasTheNumberOfOneOfOursIsNeverStopped() throws Exception {
		Process stranger = new ProcessBuilder("sleep", "600").start();
		try {
			Path records = Files.createDirectories(this.folder.resolve("run"));
			Files.writeString(records.resolve("prometheus"),
					stranger.pid() + " 1 2026-01-31T12:00:00Z http://127.0.0.1:9090\n");
			assertThat(run("stack.sh", Map.of(), "status").exitCode()).isEqualTo(3);
			assertThat(run("stack.sh", Map.of(), "down").out()).isEqualTo("nothing runs\n");
			assertThat(stranger.isAlive()).isTrue();
			assertThat(records).doesNotExist();
		}
		finally {
			stranger.destroy();
			stranger.waitFor(10, TimeUnit.SECONDS);
		}
	}

	@Test
	void withoutTheJarsItSaysHowToBuildThem() throws Exception {
		Path elsewhere = this.folder.resolve("elsewhere");
		FileSystemUtils.copyRecursively(Script.path(""), elsewhere.resolve("src/main/scripts"));
		Script up = runAt(elsewhere.resolve("src/main/scripts/stack.sh"), Map.of("MIXER_PORT", "20000"), "up");
		assertThat(up.err()).contains("ai-mixer-monitor.jar is not there", "./mvnw package");
		assertThat(up.exitCode()).isEqualTo(69);
	}

	@Test
	void theJdkOfTheBuildIsFound() throws Exception {
		Script found = run("find_jdk.sh", Map.of("JAVA_HOME", System.getProperty("java.home")));
		assertThat(found.exitCode()).as(found.err()).isZero();
		assertThat(Path.of(found.out().strip(), "release")).content().contains("JAVA_VERSION=\"25.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "stack.sh", "game_day.sh", "alert_report.sh", "local_config.sh" })
	void helpIsTheHeadOfTheScript(String script) throws Exception {
		Script help = run(script, Map.of(), "--help");
		assertThat(help.exitCode()).isZero();
		assertThat(help.out()).startsWith(script + " ").contains("Exit codes: 0 ");
	}

	@Test
	void everyScriptSaysWhatItDoesAndHowItEnds() throws Exception {
		try (Stream<Path> scripts = Files.list(Script.path(""))) {
			assertThat(scripts.filter((file) -> file.toString().endsWith(".sh")).toList()).isNotEmpty()
				.allSatisfy((script) -> {
					assertThat(Files.isExecutable(script)).as("%s is executable", script).isTrue();
					assertThat(script).content()
						.startsWith("#!/usr/bin/env bash\n")
						.contains("Exit codes:", "set -euo pipefail");
				});
		}
	}

	private Script run(String script, Map<String, String> environment, String... arguments) throws Exception {
		Map<String, String> all = new HashMap<>(environment);
		all.put("STACK_DIR", this.folder.toString());
		return Script.run(this.folder, script, all, arguments);
	}

	private Script runAt(Path script, Map<String, String> environment, String... arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("bash", script.toString()));
		command.addAll(List.of(arguments));
		Path err = this.folder.resolve("at.err");
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(err.toFile());
		builder.environment().putAll(environment);
		return new Script(builder.start().waitFor(), "", Files.readString(err));
	}

}
