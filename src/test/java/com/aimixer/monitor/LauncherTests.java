package com.aimixer.monitor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LauncherTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@TempDir
	Path directory;

	@Test
	void helpIsPrintedOnStdout() {
		assertThat(run("--help")).isZero();
		assertThat(text(this.out)).contains("--check-config").contains("Exit codes:");
		assertThat(text(this.err)).isEmpty();
	}

	@Test
	void versionIsPrintedOnStdout() {
		assertThat(run("--version")).isZero();
		assertThat(text(this.out)).startsWith("ai-mixer-monitor ").contains(" on Java ");
	}

	@Test
	void mistypedOptionIsAUsageError() {
		assertThat(run("--onec")).isEqualTo(78);
		assertThat(text(this.err)).isEqualTo("'--onec' is not an option; did you mean --once?\n");
		assertThat(text(this.out)).isEmpty();
	}

	@Test
	void builtInConfigurationIsFineAndHasTheSixEndpoints() {
		assertThat(run("--check-config")).isZero();
		assertThat(text(this.out)).startsWith("""
				configuration is fine: 6 endpoints every 30s, timeout 5s, a failure confirmed 2 times, 1s apart
				history in memory only: a restart begins anew (monitor.data-dir is not set)
				""")
			.contains("us-west ", "us-east ", "eu-west ", "ap ", "edge ", "global ", "https://api.aimixer.com/health",
					"100ms / 500ms", "95.0% / 90.0%");
		assertThat(text(this.err)).isEmpty();
	}

	@Test
	void theDirectoryOfTheHistoryIsShown() {
		assertThat(run("--check-config", "--monitor.data-dir=some/../where")).isZero();
		assertThat(text(this.out))
			.contains("\nhistory in " + Path.of("where").toAbsolutePath() + " (monitor.data-dir)\n");
		assertThat(Path.of("where")).doesNotExist();
	}

	@Test
	void simulatorProfileHasTheSixEndpointsOfTheSimulator() {
		assertThat(run("--check-config", "--spring.profiles.active=simulator")).isZero();
		assertThat(text(this.out)).contains("us-west ", "http://127.0.0.1:19001/health", "global ",
				"http://127.0.0.1:19006/health");
	}

	@ParameterizedTest
	@CsvSource({ "--check-config", "--once", "--server.port=0" })
	void everyProblemIsALineAndTheyAreCounted(String command) throws IOException {
		Path file = file("monitor:\n  interval: 30s\n  timeout: 30s\n  tiemout: 3s\n");
		assertThat(run(command, "--spring.config.location=" + file)).isEqualTo(78);
		assertThat(text(this.err)).isEqualTo("""
				FILE:4: monitor.tiemout = 3s: is not a key of the monitor; did you mean monitor.timeout?
				FILE:3: monitor.timeout = 30s: must be shorter than monitor.interval (30s); set it to 10s or less
				2 problems in the configuration
				""".replace("FILE", file.toString()));
		assertThat(text(this.out)).isEmpty();
	}

	@Test
	void fileGivenAsLocationKeepsTheBuiltInConfigurationUnderneath() throws IOException {
		assertThat(run("--check-config", "--spring.config.location=" + file("monitor.interval: 10s"))).isZero();
		assertThat(text(this.out)).startsWith("configuration is fine: 6 endpoints every 10s, timeout 3333ms");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					monitor:\\n  interval: 5\\n timeout: 3           | :3: YAML: expected <block end>, but found '<block mapping start>';
					monitor:\\n  interval: 5\\n  interval: 6         | :3: YAML: found duplicate key interval;
					monitor:\\n\\tinterval: 5                         | :2: YAML: found character '\\t(TAB)' that cannot start any token.
					- a                                              | :1: YAML: holds no keys;
					""")
	void brokenYamlIsToldWithFileAndLine(String yaml, String problem) throws IOException {
		Path file = file(yaml.replace("\\n", "\n").replace("\\t", "\t"));
		assertThat(run("--check-config", "--spring.config.location=" + file)).isEqualTo(78);
		assertThat(text(this.err)).startsWith(file + problem);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					--spring.config.location=file:/nowhere/a.yml | configuration: file:/nowhere/a.yml: is not there; create it or mend its path
					--spring.config.location=/nowhere/           | configuration: /nowhere/: is not there; create it or mend its path
					--spring.config.location=a.txt               | configuration: a.txt: cannot be read as configuration; name a file .yml or .properties, and end a directory with a slash
					--logging.level.root=banana                  | argument --logging.level.root: logging.level.root = banana: is not a legal value; mend it or remove the key
					--spring.profiles.active=simulatr            | argument --spring.profiles.active: spring.profiles.active = simulatr: is a profile without configuration; did you mean simulator?
					--spring.profiles.active=production          | argument --spring.profiles.active: spring.profiles.active = production: is a profile without configuration; write application-production.yml or remove the profile
					--server.port=abc                            | argument --server.port: server.port = abc: is not a whole number; write digits only, such as 1000
					--server.port=65536                          | argument --server.port: server.port = 65536: is out of range; use 0 to 65535
					""")
	void mistakeInWhatBelongsToSpringBootIsOneLine(String argument, String problem) {
		assertThat(run("--check-config", argument)).isEqualTo(78);
		assertThat(text(this.err)).startsWith(problem + "\n");
	}

	@Test
	void takenPortIsNamedWithItsMend() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			int port = taken.getLocalPort();
			assertThat(run("--server.port=" + port)).isEqualTo(69);
			assertThat(text(this.err)).isEqualTo("port " + port + " on 127.0.0.1 is already in use; "
					+ "stop the other program or choose another with --server.port=" + (port + 1) + "\n");
		}
	}

	@Test
	void aLogDirectoryThatCannotBeWrittenIsOneLine() throws IOException {
		Path log = Files.createFile(this.directory.resolve("file")).resolve("logs");
		assertThat(run("--check-config", "--spring.config.location=" + file("LOG_DIR: " + log))).isEqualTo(78);
		assertThat(text(this.err))
			.isEqualTo("configuration: LOG_DIR = " + log + ": is not a legal value; mend it or remove the key\n");
	}

	@Test
	void aDamagedHistoryIsRefusedInOneLineAndStaysAsItIs() throws IOException {
		Path data = Files.createDirectory(this.directory.resolve("data"));
		Files.writeString(data.resolve("history.db"), "this is no history");
		assertThat(run("--server.port=0", "--monitor.data-dir=" + data)).isEqualTo(69);
		assertThat(text(this.err)).startsWith("the history " + data.resolve("history.db") + " is damaged")
			.contains("nothing was changed", "mv history.db history.db.aside")
			.hasLineCount(1);
		assertThat(data.resolve("history.db")).hasContent("this is no history");
	}

	@ParameterizedTest
	@CsvSource({ "--check-config", "--once" })
	void theDataDirectoryIsLeftAlone(String command) throws IOException {
		Path data = this.directory.resolve("data");
		Path file = file("monitor.endpoints: [{name: a, url: 'http://127.0.0.1:1/'}]\nmonitor.confirm.attempts: 0\n");
		run(command, "--spring.config.location=" + file, "--monitor.data-dir=" + data);
		assertThat(data).doesNotExist();
	}

	private int run(String... args) {
		return new Launcher(stream(this.out), stream(this.err)).run(args).orElseThrow();
	}

	private Path file(String yaml) throws IOException {
		return Files.writeString(this.directory.resolve("my.yml"), yaml);
	}

	private static PrintStream stream(ByteArrayOutputStream bytes) {
		return new PrintStream(bytes, true, StandardCharsets.UTF_8);
	}

	private static String text(ByteArrayOutputStream bytes) {
		return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
	}

}
