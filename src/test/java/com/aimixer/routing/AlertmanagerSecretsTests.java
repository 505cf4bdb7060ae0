package com.aimixer.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The one place that turns the environment into the files that Alertmanager reads.
 */
class AlertmanagerSecretsTests {

	private static final Map<String, String> GOOD = Map.of("SMTP_PASSWORD", "two words, $HOME & 'quotes'",
			"SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/T0/B0/x", "PAGERDUTY_ROUTING_KEY",
			"0123456789abcdef");

	private static final String SCRIPT = "alertmanager_secrets.sh";

	@TempDir
	private Path work;

	@Test
	void everyValueIsInAFileOfItsOwnAsItWas() throws Exception {
		Script command = run(with("ALERTMANAGER_WEBHOOK_TOKEN", "token"));
		assertThat(command.exitCode()).as(command.err()).isZero();
		assertThat(files()).containsExactlyInAnyOrderEntriesOf(Map.of("smtp_password", "two words, $HOME & 'quotes'",
				"slack_webhook_url", "https://hooks.slack.com/services/T0/B0/x", "pagerduty_routing_key",
				"0123456789abcdef", "webhook_token", "token"));
	}

	@Test
	void onlyTheOwnerMayReadThem() throws Exception {
		run(GOOD);
		for (String name : files().keySet()) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets().resolve(name)))).as(name)
				.isEqualTo("rw-------");
		}
	}

	@Test
	void tokenIsMadeOnceAndKept() throws Exception {
		run(GOOD);
		Map<String, String> first = files();
		assertThat(first.get("webhook_token")).matches("[0-9a-f]{64}");
		run(GOOD);
		assertThat(files()).isEqualTo(first);
	}

	@Test
	void changedValueReplacesTheOldOne() throws Exception {
		run(GOOD);
		run(with("PAGERDUTY_ROUTING_KEY", "another"));
		assertThat(files()).containsEntry("pagerduty_routing_key", "another");
	}

	@Test
	void everythingMissingIsNamedAtOnce() throws Exception {
		Script command = run(Map.of());
		assertThat(command.exitCode()).isEqualTo(78);
		assertThat(command.err()).contains("SMTP_PASSWORD is not set", "SLACK_WEBHOOK_URL is not set",
				"PAGERDUTY_ROUTING_KEY is not set");
		assertThat(secrets()).doesNotExist();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', value = { "SMTP_PASSWORD, ``, is empty", "SLACK_WEBHOOK_URL, ``, is empty",
			"PAGERDUTY_ROUTING_KEY, ``, is empty", "ALERTMANAGER_WEBHOOK_TOKEN, ``, is empty",
			"SMTP_PASSWORD, `hidden\nline`, holds a line break", "SMTP_PASSWORD, `hidden\n`, holds a line break",
			"SMTP_PASSWORD, ` hidden`, begins or ends with a space",
			"SLACK_WEBHOOK_URL, hooks.slack.com/hidden, is no address",
			"PAGERDUTY_ROUTING_KEY, hidden key, holds a space" })
	void badValueIsRefusedWithoutBeingShown(String name, String value, String complaint) throws Exception {
		run(GOOD);
		Map<String, String> before = files();
		Script command = run(with(name, value));
		assertThat(command.exitCode()).isEqualTo(78);
		assertThat(command.err()).contains(name + " " + complaint).doesNotContain("hidden");
		assertThat(command.out()).isEmpty();
		assertThat(files()).as("a bad value changes nothing").isEqualTo(before);
	}

	@Test
	void folderThatCannotBeMadeIsNamed() throws Exception {
		Path file = Files.createFile(this.work.resolve("file"));
		Script command = Script.run(this.work, SCRIPT, GOOD, file.toString());
		assertThat(command.exitCode()).isEqualTo(73);
		assertThat(command.err()).contains(file.toString());
	}

	@Test
	void aFolderInPlaceOfAFileLeavesTheOthersAsTheyWere() throws Exception {
		run(GOOD);
		Files.delete(secrets().resolve("smtp_password"));
		Files.createDirectory(secrets().resolve("smtp_password"));
		Script command = run(with("PAGERDUTY_ROUTING_KEY", "another"));
		assertThat(command.exitCode()).isEqualTo(73);
		assertThat(command.err()).contains(secrets().resolve("smtp_password") + " is a folder");
		assertThat(secrets().resolve("pagerduty_routing_key")).hasContent("0123456789abcdef");
	}

	@Test
	void tokenThatIsKeptMustBeGoodToo() throws Exception {
		run(GOOD);
		Files.writeString(secrets().resolve("webhook_token"), "two hidden words");
		Script command = run(with("PAGERDUTY_ROUTING_KEY", "another"));
		assertThat(command.exitCode()).isEqualTo(78);
		assertThat(command.err()).contains(secrets().resolve("webhook_token") + " holds a space")
			.doesNotContain("hidden");
		assertThat(files()).containsEntry("pagerduty_routing_key", "0123456789abcdef");
	}

	@Test
	void tokenThatSomebodyWroteWithAnEditorIsKeptWithoutItsLineBreak() throws Exception {
		run(GOOD);
		Files.writeString(secrets().resolve("webhook_token"), "written\n");
		run(GOOD);
		assertThat(files()).containsEntry("webhook_token", "written");
	}

	@Test
	void whatAKilledCallHasLeftIsSweptAway() throws Exception {
		run(GOOD);
		Path left = Files.createDirectory(secrets().resolve(".new.killed"));
		Files.writeString(left.resolve("smtp_password"), "hidden");
		Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
		Path working = Files.createDirectory(secrets().resolve(".new.atwork"));
		run(GOOD);
		assertThat(left).doesNotExist();
		assertThat(working).exists();
	}

	@Test
	void argumentsAreChecked() throws Exception {
		assertThat(Script.run(this.work, SCRIPT, GOOD).exitCode()).isEqualTo(64);
		assertThat(Script.run(this.work, SCRIPT, GOOD, "a", "b").exitCode()).isEqualTo(64);
		assertThat(Script.run(this.work, SCRIPT, GOOD, "--help").exitCode()).isEqualTo(64);
	}

	@Test
	void variablesCanBeCheckedWithoutBeingWritten() throws Exception {
		Script good = Script.run(this.work, SCRIPT, GOOD, "--check", "SMTP_PASSWORD", "SLACK_WEBHOOK_URL");
		assertThat(good.exitCode()).as(good.err()).isZero();
		Script bad = Script.run(this.work, SCRIPT, with("SMTP_PASSWORD", " hidden"), "--check", "SMTP_PASSWORD",
				"ALERTMANAGER_WEBHOOK_TOKEN");
		assertThat(bad.exitCode()).isEqualTo(78);
		assertThat(bad.err())
			.contains("SMTP_PASSWORD begins or ends with a space", "ALERTMANAGER_WEBHOOK_TOKEN is not set")
			.doesNotContain("hidden");
		assertThat(Script.run(this.work, SCRIPT, GOOD, "--check", "PATH").exitCode()).isEqualTo(64);
	}

	private Script run(Map<String, String> environment) throws IOException, InterruptedException {
		return Script.run(this.work, SCRIPT, environment, secrets().toString());
	}

	private static Map<String, String> with(String name, String value) {
		Map<String, String> environment = new HashMap<>(GOOD);
		environment.put(name, value);
		return environment;
	}

	private Path secrets() {
		return this.work.resolve("secrets");
	}

	/** Every file of the folder, hidden ones too, and what it holds. */
	private Map<String, String> files() throws IOException {
		Map<String, String> files = new TreeMap<>();
		try (Stream<Path> paths = Files.list(secrets())) {
			for (Path path : paths.toList()) {
				files.put(path.getFileName().toString(), Files.readString(path));
			}
		}
		return files;
	}

}
