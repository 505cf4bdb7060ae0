package com.aimixer.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					stack.sh        | start                           | say one of up, status, down
					stack.sh        | up --speed=fast                 | --speed=fast: give a whole number from 1 to 30
					stack.sh        | up --speed=31                   | the monitor probes every 30 s / N and at most once a second
					stack.sh        | up --promethoos=9090            | '--promethoos=9090' is no argument of up
					stack.sh        | up --prometheus=0               | --prometheus=0: give a port
					stack.sh        | up --mixer=65400                | --mixer=65400: give a port up to 65310
					stack.sh        | up --mixer=19000 --monitor=19001| more than one program is to have port 19001
					stack.sh        | down now                        | down takes no arguments
					game_day.sh     | no-such-row                     | there is no row, lane or alert 'no-such-row'
					game_day.sh     | --speed=0                       | --speed=0: give a whole number
					game_day.sh     | --speed=31                      | the monitor probes every 30 s / N and at most once a second
					game_day.sh     | --stack=/no/such                | --stack=/no/such: there is no such folder
					game_day.sh     | --fast                          | unknown argument '--fast'
					image_layout.sh | --fast                          | name the folder to write to: image_layout.sh DIR
					image_layout.sh | /tmp now                        | name one folder
					image_layout.sh | /etc                            | /etc is there already: take it away or name another folder
					alert_report.sh | --days=week                     | --days=week: give a whole number of days
					alert_report.sh | --ca=/no/such.crt               | --ca=/no/such.crt: name a file that can be read
					""")
	void aWrongArgumentIsNamed(String script, String arguments, String message) throws Exception {
		Script run = run(script, Map.of(), arguments.split(" "));
		assertThat(run.err()).contains(message).startsWith(script + ": ");
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
			Path records = records();
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

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "4711", "4711 1 2026-01-31T12:00:00Z", "x 1 2026-01-31T12:00:00Z http://a\n" })
	void aRecordThatWasCutShortIsNone(String record) throws Exception {
		Path records = records();
		Files.writeString(records.resolve("prometheus"), record);
		Script status = run("stack.sh", Map.of(), "status");
		assertThat(status.exitCode()).isEqualTo(3);
		assertThat(status.err()).isEmpty();
		assertThat(run("stack.sh", Map.of(), "down").out()).isEqualTo("nothing runs\n");
		assertThat(records).doesNotExist();
	}

	@Test
	void onlyItsOwnRecordsAreTidiedAway() throws Exception {
		Path records = records();
		Files.writeString(records.resolve("prometheus"), "");
		Path other = Files.writeString(records.resolve("somebody-elses"), "text");
		run("stack.sh", Map.of(), "down");
		assertThat(records).isDirectoryContaining((file) -> file.equals(other));
		assertThat(records.resolve("prometheus")).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "up", "status", "down" })
	void aFolderWithOtherThingsInItIsLeftAlone(String command) throws Exception {
		Path other = Files.createDirectories(this.folder.resolve("stack/run")).resolve("rules.yml");
		Files.writeString(other, "text");
		// so that up could not start anything there
		Script script = run("stack.sh", Map.of("PATH", programsButCurl()), command);
		assertThat(script.exitCode()).isEqualTo(69);
		assertThat(script.err()).contains("is not empty and not the folder of a stack");
		assertThat(this.folder.resolve("stack")).isDirectoryRecursivelyContaining((file) -> file.equals(other));
		assertThat(this.folder.resolve("stack/.ai-mixer-stack")).doesNotExist();
	}

	@Test
	void whoOnlyLooksMakesNoFolder() throws Exception {
		assertThat(run("stack.sh", Map.of(), "status").exitCode()).isEqualTo(3);
		assertThat(run("stack.sh", Map.of(), "down").out()).isEqualTo("nothing runs\n");
		assertThat(this.folder.resolve("stack")).doesNotExist();
	}

	@Test
	void aFolderThatCannotBeMadeIsNamed() throws Exception {
		Files.createFile(this.folder.resolve("stack"));
		Script up = run("stack.sh", Map.of(), "up");
		assertThat(up.exitCode()).isEqualTo(69);
		assertThat(up.err()).isEqualTo("stack.sh: cannot make the folder " + this.folder.resolve("stack")
				+ "; name another one in STACK_DIR\n");
	}

	@ParameterizedTest
	@CsvSource({ "stack.sh, status", "alert_report.sh, --days=1" })
	void withoutCurlItIsCurlThatIsNamed(String script, String argument) throws Exception {
		Script run = run(script, Map.of("PATH", programsButCurl()), argument);
		assertThat(run.exitCode()).isEqualTo(69);
		assertThat(run.err()).isEqualTo(script + ": curl is not there: install it\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "stack.sh", "game_day.sh", "alert_report.sh", "local_config.sh" })
	void aLinkToAScriptIsAsGoodAsTheScript(String script) throws Exception {
		Path link = Files.createSymbolicLink(this.folder.resolve(script), Script.path(script));
		Script help = runAt(link, Map.of(), "--help");
		Files.delete(link);
		assertThat(help.err()).isEmpty();
		assertThat(help.exitCode()).isZero();
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
	@ValueSource(strings = { "stack.sh", "game_day.sh", "alert_report.sh", "local_config.sh", "image_layout.sh" })
	void helpIsTheHeadOfTheScript(String script) throws Exception {
		Script help = run(script, Map.of(), "--help");
		assertThat(help.exitCode()).isZero();
		assertThat(help.out()).startsWith(script + " ").contains("Exit codes: 0 ");
	}

	@Test
	void everyScriptSaysWhatItDoesAndHowItEnds() throws Exception {
		try (Stream<Path> ours = Files.list(Script.path("")); Stream<Path> ofKubernetes = Files.list(Path.of("k8s"))) {
			assertThat(Stream.concat(ours, ofKubernetes).filter((file) -> file.toString().endsWith(".sh")).toList())
				.hasSizeGreaterThan(8)
				.allSatisfy((script) -> {
					assertThat(Files.isExecutable(script)).as("%s is executable", script).isTrue();
					assertThat(script).content()
						.startsWith("#!/usr/bin/env bash\n")
						.contains("Exit codes:", "set -euo pipefail");
				});
		}
	}

	/** Of a stack that has run in this folder. */
	private Path records() throws IOException {
		Path stack = Files.createDirectories(this.folder.resolve("stack"));
		Files.createFile(stack.resolve(".ai-mixer-stack"));
		return Files.createDirectories(stack.resolve("run"));
	}

	/** A folder for the PATH with what the scripts need to get as far as that. */
	private String programsButCurl() throws IOException {
		Path programs = Files.createDirectories(this.folder.resolve("programs"));
		for (String name : List.of("awk", "bash", "dirname", "echo", "grep", "ls", "mkdir", "readlink", "rm", "rmdir",
				"sed", "seq", "sort", "uniq", "xargs")) {
			Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\nexec " + program(name) + " \"$@\"\n");
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		return programs.toString();
	}

	private static Path program(String name) {
		return Stream.of(System.getenv("PATH").split(":"))
			.map((folder) -> Path.of(folder, name))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow();
	}

	private Script run(String script, Map<String, String> environment, String... arguments) throws Exception {
		Map<String, String> all = new HashMap<>(environment);
		all.put("STACK_DIR", this.folder.resolve("stack").toString());
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
