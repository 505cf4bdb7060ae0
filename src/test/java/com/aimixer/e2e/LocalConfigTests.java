package com.aimixer.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one machine runs is what production runs, at other addresses and in another time.
 */
class LocalConfigTests {

	private static final Path RULES = Path.of("prometheus", "rules");

	private static final String DURATION = "(?:\\d+(?:ms|[smhdwy]))+";

	/** Values of settings that last, ranges, and subqueries with or without a step. */
	private static final Pattern LASTING = Pattern
		.compile("(?m)(?<=^ {0,20}(?:- )?(?:for|keep_firing_for|interval|scrape_interval|scrape_timeout"
				+ "|evaluation_interval|group_wait|group_interval|repeat_interval): )" + DURATION + "(?= *$)|(?<=\\[)"
				+ DURATION + "(?=]|:)|(?<=\\[" + "\\w{1,9}:)" + DURATION + "(?=])");

	private static final Pattern PART = Pattern.compile("(\\d+)(ms|[smhdwy])");

	private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1000L, "m", 60_000L, "h", 3_600_000L, "d",
			86_400_000L, "w", 604_800_000L, "y", 31_536_000_000L);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path out;

	@Test
	void inTrueTimeTheRulesAndTemplatesAreTheCommittedOnesToTheByte() throws Exception {
		derive("--speed=1");
		for (Path committed : files(RULES)) {
			assertThat(this.out.resolve("rules").resolve(committed.getFileName())).hasSameBinaryContentAs(committed);
		}
		for (Path committed : files(Path.of("alertmanager", "templates"))) {
			assertThat(this.out.resolve("templates").resolve(committed.getFileName()))
				.hasSameBinaryContentAs(committed);
		}
		assertThat(files(this.out.resolve("rules"))).hasSameSizeAs(files(RULES)).isNotEmpty();
	}

	@Test
	void inCompressedTimeEveryDurationOfTheRulesIsATenthAndNothingElseIsTouched() throws Exception {
		derive("--speed=10");
		assertIsATenth(together(RULES), together(this.out.resolve("rules")));
	}

	@Test
	void inCompressedTimeScrapesAndNotificationsAreTenTimesAsOften() throws Exception {
		derive("--speed=10");
		assertIsATenth(read(Path.of("prometheus", "prometheus-local.yml")), read(this.out.resolve("prometheus.yml")));
		assertThat(durations(read(this.out.resolve("alertmanager.yml")))).isEqualTo(
				durations(read(Path.of("alertmanager", "alertmanager.yml"))).stream().map((ms) -> ms / 10).toList());
	}

	@Test
	void alertmanagerNeverLooksForNewsMoreOftenThanEverySecond() throws Exception {
		derive("--speed=1000");
		assertThat(read(this.out.resolve("alertmanager.yml"))).contains("group_interval: 1s")
			.doesNotContainPattern("group_interval: \\d+ms");
	}

	@Test
	void portsMayChangePlacesAndAlertmanagersBeSeveral() throws Exception {
		derive("--monitor=9090", "--prometheus=8080", "--mixer=20000", "--node-exporter=9101",
				"--alertmanager=9093,9094");
		UnaryOperator<String> job = (
				name) -> read(this.out.resolve("prometheus.yml")).split("job_name: ")[jobs().indexOf(name) + 1];
		assertThat(job.apply("ai-mixer-monitor")).contains("[\"127.0.0.1:9090\"]");
		assertThat(job.apply("prometheus")).contains("[\"127.0.0.1:8080\"]");
		assertThat(job.apply("ai-mixer")).contains("http://127.0.0.1:20000/sd/targets");
		assertThat(job.apply("node-exporter")).contains("[\"127.0.0.1:9101\"]");
		assertThat(job.apply("alertmanager")).contains("[\"127.0.0.1:9093\", \"127.0.0.1:9094\"]");
		assertThat(read(this.out.resolve("prometheus.yml")).split("scrape_configs")[0])
			.contains("[\"127.0.0.1:9093\", \"127.0.0.1:9094\"]");
	}

	@Test
	void noNotificationLeavesTheMachine() throws Exception {
		derive("--channels=20200", "--smtp=20225");
		String alertmanager = read(this.out.resolve("alertmanager.yml"));
		assertThat(Pattern.compile("https?://[^/\"' ]+").matcher(alertmanager).results().map(MatchResult::group))
			.containsOnly("http://127.0.0.1:20200");
		assertThat(read(this.out.resolve("addresses").resolve("monitor-0")))
			.isEqualTo("http://127.0.0.1:8080/api/v1/alertmanager\n");
		assertThat(alertmanager).contains("smtp_smarthost: 127.0.0.1:20225")
			.doesNotContain("/etc/alertmanager")
			.contains("_file: '" + this.out.resolve("secrets"));
		assertThat(read(this.out.resolve("secrets").resolve("slack_webhook_url")))
			.startsWith("http://127.0.0.1:20200/slack/");
	}

	@Test
	void theOneMonitorOrTheStandInHearsTheHeartbeatAndEveryAlert() throws Exception {
		derive("--monitor=8081");
		Map<String, Object> alertmanager = new Yaml().load(read(this.out.resolve("alertmanager.yml")));
		Path address = this.out.resolve("addresses").resolve("monitor-0");
		Object listener = Map.of("url_file", address.toString(), "send_resolved", true, "http_config",
				Map.of("authorization", Map.of("credentials_file", this.out + "/secrets/webhook_token")));
		assertThat(alertmanager.get("receivers")).asInstanceOf(InstanceOfAssertFactories.LIST)
			.contains(Map.of("name", "watchdog", "webhook_configs", List.of(listener)),
					Map.of("name", "history", "webhook_configs", List.of(listener)));
		assertThat(read(address)).isEqualTo("http://127.0.0.1:8081/api/v1/alertmanager\n");
		derive("--watchdog=channels", "--channels=20200");
		assertThat(read(address)).isEqualTo("http://127.0.0.1:20200/watchdog\n");
	}

	@Test
	void whatIsWrittenAnewHasNothingOfTheLastTime() throws Exception {
		derive();
		Files.writeString(this.out.resolve("rules").resolve("old.yml"), "groups: []");
		derive();
		assertThat(this.out.resolve("rules").resolve("old.yml")).doesNotExist();
	}

	@Test
	void whatIsNotItsOwnIsNotReplaced() throws Exception {
		Path foreign = Files.createDirectories(this.out.resolve("rules")).resolve("mine.yml");
		Files.writeString(foreign, "groups: []");
		Script script = run("--out=" + this.out);
		assertThat(script.exitCode()).isEqualTo(69);
		assertThat(script.err()).contains(this.out.resolve("rules") + " is there and was not made by this script");
		assertThat(foreign).exists();
		assertThat(this.out.resolve("prometheus.yml")).doesNotExist();
	}

	@Test
	void theFolderMayHaveAnyNameThatPrometheusCanRead() throws Exception {
		Path folder = this.out.resolve("it's #1 & $HOME: \"a\" %b");
		Script script = run("--out=" + folder);
		assertThat(script.exitCode()).as(script.err()).isZero();
		Map<String, Map<String, Object>> alertmanager = new Yaml().load(read(folder.resolve("alertmanager.yml")));
		assertThat(alertmanager.get("global")).containsEntry("smtp_auth_password_file",
				folder.resolve("secrets/smtp_password").toString());
		assertThat(folder.resolve("secrets/smtp_password")).exists();
		for (String pattern : List.of("a*", "a[1]", "a?", "a\\b", "a\nb")) {
			assertThat(run("--out=" + this.out.resolve(pattern)).exitCode()).as(pattern).isEqualTo(64);
		}
	}

	@Test
	void aFolderThatCannotBeMadeIsNamed() throws Exception {
		Path file = Files.createFile(this.out.resolve("file"));
		Script script = run("--out=" + file);
		assertThat(script.exitCode()).isEqualTo(69);
		assertThat(script.err()).isEqualTo("local_config.sh: cannot make the folder " + file + "\n");
	}

	@Test
	void badArgumentsAreNamed() throws Exception {
		assertThat(run("--monitor=8080")).satisfies((script) -> {
			assertThat(script.exitCode()).isEqualTo(64);
			assertThat(script.err()).contains("--out=DIR is missing");
		});
		assertThat(run("--out=" + this.out, "--speed=0.5").err()).contains("--speed=0.5: give a whole number");
		assertThat(run("--out=" + this.out, "--mixer=70000").err()).contains("--mixer=70000: give a port");
		assertThat(run("--out=" + this.out, "--mixre=1").err()).contains("unknown argument '--mixre=1'");
	}

	private void derive(String... arguments) throws Exception {
		List<String> all = new ArrayList<>(List.of("--out=" + this.out));
		all.addAll(List.of(arguments));
		Script script = run(all.toArray(String[]::new));
		assertThat(script.exitCode()).as(script.err()).isZero();
	}

	private Script run(String... arguments) throws Exception {
		return Script.run(this.out, "local_config.sh", Map.of(), arguments);
	}

	private List<String> jobs() {
		return Pattern.compile("job_name: (\\S+)")
			.matcher(read(this.out.resolve("prometheus.yml")))
			.results()
			.map((name) -> name.group(1))
			.toList();
	}

	private static void assertIsATenth(String committed, String derived) {
		String before = withoutComments(committed);
		String after = withoutComments(derived);
		assertThat(durations(before)).hasSizeGreaterThan(5);
		assertThat(durations(after))
			.isEqualTo(durations(before).stream().map((ms) -> Math.max(1, Math.round(ms / 10.0))).toList());
		assertThat(LASTING.matcher(after).replaceAll("T")).isEqualTo(LASTING.matcher(before).replaceAll("T"));
	}

	private static List<Long> durations(String text) {
		return LASTING.matcher(text).results().map((duration) -> millis(duration.group())).toList();
	}

	private static long millis(String duration) {
		long millis = 0;
		for (Matcher part = PART.matcher(duration); part.find();) {
			millis += Long.parseLong(part.group(1)) * Objects.requireNonNull(MILLIS.get(part.group(2)));
		}
		return millis;
	}

	/** A comment may speak of five minutes. */
	private static String withoutComments(String text) {
		return text.replaceAll("(?m)^\\s*#.*\\R", "");
	}

	private static List<Path> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

	private static String together(Path folder) throws IOException {
		return files(folder).stream().map(LocalConfigTests::read).collect(Collectors.joining());
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
