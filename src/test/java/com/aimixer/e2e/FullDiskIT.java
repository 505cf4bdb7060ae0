package com.aimixer.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sqlite.SQLiteDataSource;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The disk below the data directory is full for a while: the system lets the monitor
 * write no file beyond a size, or the file system has no room.
 */
class FullDiskIT {

	private static final String[] QUICK = { "interval: 1s", "timeout: 300ms", "confirm.spacing: 50ms",
			"thresholds.response-time-warning: 250ms", "thresholds.response-time-critical: 290ms", "data-dir: data" };

	private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void whereNoFileMayGrowProbingGoesOnItIsSaidAndTheHistoryCatchesUp() throws Exception {
		Mixer mixer = Mixer.start(this.work);
		int port = Ports.free();
		String configuration = mixer.configuration(port, QUICK);
		Monitor monitor = Monitor.start(this.work, port, configuration);
		this.work.await("something is written", LONG_ENOUGH, () -> assertThat(log()).isNotEmptyFile());
		assertThat(health(monitor)).isEqualTo("UP");

		limitFiles(monitor, Long.toString(Files.size(log()) + 4_096));
		this.work.await("the history fails", LONG_ENOUGH, () -> {
			assertThat(health(monitor)).isEqualTo("DEGRADED");
			assertThat(figure(monitor, "writable")).isZero();
		});
		assertThat(monitor.program().err()).containsOnlyOnce("The history cannot be written");
		long probes = count(monitor);
		this.work.await("probing goes on", Duration.ofSeconds(10),
				() -> assertThat(count(monitor)).isGreaterThan(probes + 2));
		mixer.fault("refuse", "ap", Map.of("for", "2s"));
		this.work.await("an outage is seen", LONG_ENOUGH,
				() -> assertThat(states(monitor, "ap")).contains("down").endsWith("up"));

		limitFiles(monitor, "unlimited");
		this.work.await("the history is written again", LONG_ENOUGH, () -> {
			assertThat(health(monitor)).isEqualTo("UP");
			assertThat(figure(monitor, "writable")).isOne();
			assertThat(figure(monitor, "waiting")).isZero();
		});
		long before = count(monitor);
		monitor.program().kill();
		monitor.program().exitCode(LONG_ENOUGH);
		Monitor second = Monitor.start(this.work, port, configuration);
		assertThat(count(second)).isGreaterThanOrEqualTo(before - 1);
		assertThat(states(second, "ap")).contains("down");
	}

	/** Looks into the file, since the disk goes with the monitor. */
	@Test
	void whereNothingIsFreeProbingGoesOnItIsSaidAndTheHistoryCatchesUp() throws Exception {
		Path data = this.work.folder().resolve("data");
		SmallDisk disk = SmallDisk.at(data, "3m");
		Mixer mixer = Mixer.start(this.work);
		int port = Ports.free();
		Monitor monitor = Monitor.start(this.work, port, mixer.configuration(port, QUICK), disk::around);
		assertThat(data).isEmptyDirectory();
		Path seen = disk.seenBy(monitor.program());
		this.work.await("something is written", LONG_ENOUGH,
				() -> assertThat(seen.resolve("history.db-wal")).isNotEmptyFile());

		this.work.await("the history fails", LONG_ENOUGH, () -> {
			disk.fill(monitor.program());
			assertThat(health(monitor)).isEqualTo("DEGRADED");
			assertThat(figure(monitor, "writable")).isZero();
		});
		assertThat(monitor.program().err()).contains("The history cannot be written", "disk is full");
		long probes = count(monitor);
		mixer.fault("refuse", "ap", Map.of("for", "2s"));
		this.work.await("an outage is seen and waits", LONG_ENOUGH, () -> {
			disk.fill(monitor.program());
			assertThat(states(monitor, "ap")).contains("down").endsWith("up");
			assertThat(figure(monitor, "waiting")).isPositive();
		});
		assertThat(count(monitor)).isGreaterThan(probes);

		disk.clear(monitor.program());
		this.work.await("the history is written again", LONG_ENOUGH, () -> {
			assertThat(health(monitor)).isEqualTo("UP");
			assertThat(figure(monitor, "writable")).isOne();
			assertThat(figure(monitor, "waiting")).isZero();
		});
		assertThat(figure(monitor, "dropped_total")).isZero();
		assertThat(monitor.program().err()).contains("The history is written again");
		assertWritten(seen, count(monitor) - 1);
	}

	/** What a monitor would find that starts here now. */
	private void assertWritten(Path seen, long probes) throws IOException {
		Path copy = Files.createDirectories(this.work.folder().resolve("copy"));
		for (String file : List.of("history.db", "history.db-wal")) {
			Files.copy(seen.resolve(file), copy.resolve(file));
		}
		SQLiteDataSource source = new SQLiteDataSource();
		source.setUrl("jdbc:sqlite:" + copy.resolve("history.db"));
		JdbcClient jdbc = JdbcClient.create(source);
		assertThat(jdbc.sql("PRAGMA integrity_check").query(String.class).single()).isEqualTo("ok");
		assertThat(jdbc.sql("""
				SELECT count(*) FROM probe JOIN endpoint ON endpoint.id = probe.endpoint
				WHERE name = 'edge' AND result = 'success' AND attempt = 0""").query(Long.class).single())
			.isGreaterThanOrEqualTo(probes);
		assertThat(jdbc.sql("""
				SELECT count(*) FROM interval JOIN endpoint ON endpoint.id = interval.endpoint
				WHERE name = 'ap' AND state = 'DOWN'""").query(Long.class).single()).isOne();
	}

	private Path log() {
		return this.work.folder().resolve("data").resolve("history.db-wal");
	}

	/** For this process only; any user may do it and take it back. */
	private static void limitFiles(Monitor monitor, String bytes) throws IOException, InterruptedException {
		Process prlimit = new ProcessBuilder("prlimit", "--pid", Long.toString(monitor.program().pid()),
				"--fsize=" + bytes + ":")
			.redirectErrorStream(true)
			.start();
		String output = new String(prlimit.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(prlimit.waitFor(10, TimeUnit.SECONDS)).isTrue();
		assertThat(prlimit.exitValue()).as("prlimit (util-linux): " + output).isZero();
	}

	private static String health(Monitor monitor) throws IOException, InterruptedException {
		JsonNode health = Http.JSON.readTree(Http.get(monitor.url("/actuator/health")).body());
		return health.path("components").path("history").path("status").asString();
	}

	private static double figure(Monitor monitor, String metric) throws IOException, InterruptedException {
		Matcher sample = Pattern.compile("(?m)^ai_mixer_monitor_history_" + metric + " (\\S+)$")
			.matcher(Http.text(monitor.url("/metrics")));
		assertThat(sample.find()).as(metric).isTrue();
		return Double.parseDouble(sample.group(1));
	}

	private static long count(Monitor monitor) throws IOException, InterruptedException {
		return monitor.endpoint("edge").path("latency24h").path("count").asLong();
	}

	private static List<String> states(Monitor monitor, String name) throws IOException, InterruptedException {
		return Http.json(monitor.url("/api/v1/endpoints/" + name + "/intervals"))
			.path("items")
			.valueStream()
			.map((item) -> item.path("state").asString())
			.toList();
	}

}
