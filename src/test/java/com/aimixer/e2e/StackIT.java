package com.aimixer.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code stack.sh}: what it starts is whole or is not there, and nothing stays behind.
 */
@Order(1)
class StackIT {

	private static final List<String> COMPONENTS = List.of("simulator", "monitor", "node-exporter", "alertmanager",
			"grafana", "prometheus");

	private static final String[] UP = { "--speed=10" };

	private static final Duration SOON = Duration.ofSeconds(60);

	@RegisterExtension
	private final Workplace work = new Workplace();

	@SuppressWarnings("NullAway.Init")
	private Stack stack;

	@BeforeEach
	void choosePorts() {
		this.stack = new Stack(this.work.folder());
	}

	@AfterEach
	void stopWhatIsLeft() throws Exception {
		this.stack.run("down");
	}

	@Test
	void theStackComesUpWholeServesAGameDayAndGoesDownWithoutATrace() throws Exception {
		Script up = upWith("grafana-server", GrafanaStandIn.COMMANDS);
		assertThat(up.exitCode()).as(up.err()).isZero();
		assertThat(up.out()).contains("http://127.0.0.1:" + this.stack.port("prometheus"),
				"http://127.0.0.1:" + this.stack.mixer() + "/faults", "Grafana        " + this.stack.url("grafana"));
		assertThat(this.stack.processes()).containsOnlyKeys(COMPONENTS);
		assertGrafanaShowsTheDashboardsOfThisCheckout();

		assertEverythingRuns(this.stack.run("status"));
		Script again = this.stack.run("up", UP);
		assertThat(again.exitCode()).isEqualTo(69);
		assertThat(again.err()).contains("it runs already");

		assertOneRegionIsLostAndHeardOf();
		assertWhatIsBrokenIsShownWhileAllRuns();
		assertALostComponentIsNamed("node-exporter");

		Map<String, Long> processes = this.stack.processes();
		Script down = this.stack.run("down");
		assertThat(down.exitCode()).isZero();
		assertThat(down.out().lines()).containsExactly("stopped prometheus", "stopped grafana", "stopped alertmanager",
				"stopped monitor", "stopped simulator");
		assertNothingIsLeft(processes);
		assertThat(this.stack.run("status").exitCode()).isEqualTo(3);
		assertThat(this.stack.run("down").out()).isEqualTo("nothing runs\n");
	}

	@Test
	void aTakenPortIsNamedWithItsHolderBeforeAnythingStarts() throws Exception {
		int port = this.stack.port("alertmanager");
		try (ServerSocket holder = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			Script up = this.stack.run("up", UP);
			assertThat(up.exitCode()).isEqualTo(69);
			assertThat(up.err().contains("stack.sh: Grafana is not on the PATH"))
				.isEqualTo(!GrafanaStandIn.isARealOneThere());
			assertThat(up.err()).containsPattern("port " + holder.getLocalPort() + " is taken by .+, process "
					+ ProcessHandle.current().pid() + "\n");
		}
		assertThat(this.stack.processes()).isEmpty();
		assertThat(this.stack.folder().resolve("log")).doesNotExist();
	}

	@Test
	void aProgramThatDoesNotComeUpTakesTheOthersWithIt() throws Exception {
		Script up = upWith("grafana", """
				cp -r "$STACK_DIR/run" "$STACK_DIR/records"
				echo "this is a broken Grafana of the newer kind, called with $1"
				exit 1
				""");
		assertThat(up.exitCode()).isEqualTo(70);
		assertThat(up.err()).contains("grafana has ended",
				"this is a broken Grafana of the newer kind, called with server", "everything is stopped again");
		assertNothingIsLeft(Stack.processes(this.stack.folder().resolve("records")));
	}

	@Test
	void aProgramThatEndsWhileAnotherIsAwaitedIsTheOneThatIsNamed() throws Exception {
		Script up = upWith("prometheus-alertmanager", """
				cp -r "$STACK_DIR/run" "$STACK_DIR/records"
				kill -KILL "$(cut -d' ' -f1 "$STACK_DIR/run/simulator")"
				exec sleep 600
				""");
		assertThat(up.exitCode()).isEqualTo(70);
		assertThat(up.err()).contains("simulator has ended", "everything is stopped again")
			.doesNotContain("alertmanager", "Killed");
		assertNothingIsLeft(Stack.processes(this.stack.folder().resolve("records")));
	}

	@Test
	void whatCannotBeWrittenLeavesNothingBehindEither() throws Exception {
		Path obstacle = this.stack.prepare("monitor");
		Script up = this.stack.run("up", UP);
		assertThat(up.exitCode()).isEqualTo(70);
		assertThat(up.err()).contains(obstacle.toString(), "everything is stopped again");
		assertThat(this.stack.folder().resolve("log/simulator.log")).as("it had begun").isNotEmptyFile();
		assertThat(this.stack.allPorts()).allMatch(Ports::isFree);
		assertThat(this.stack.records()).doesNotExist();
	}

	@ParameterizedTest
	@CsvSource({ "TERM, , 143", "TERM, group, 143", "INT, group, 130" })
	void whoIsInterruptedWhileItComesUpLeavesNothingBehind(String signal, @Nullable String group, int exitCode)
			throws Exception {
		Path err = this.work.folder().resolve("up.err");
		Process up = this.stack.beginUp(this.work.folder().resolve("up.out"), err);
		this.work.await("the monitor is started", SOON,
				() -> assertThat(this.stack.processes()).containsKey("monitor"));
		Map<String, Long> processes = this.stack.processes();
		String target = String.valueOf((group != null) ? -up.pid() : up.pid());
		signal(signal, target);
		if (signal.equals("INT") && !up.waitFor(5, TimeUnit.SECONDS)) {
			// bash does not hear of one when what it waits for ends well at that moment,
			// so people press again
			signal(signal, target);
		}
		assertThat(up.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(up.exitValue()).isEqualTo(exitCode);
		assertThat(err).content().contains("everything is stopped again");
		assertNothingIsLeft(processes);
	}

	private static void signal(String signal, String target) throws IOException, InterruptedException {
		new ProcessBuilder("kill", "-" + signal, "--", target).start().waitFor();
	}

	/** With a program of its own in place of one of the real ones. */
	private Script upWith(String program, String commands) throws IOException, InterruptedException {
		Path programs = Files.createDirectories(this.work.folder().resolve("programs"));
		Path file = this.work.write("programs/" + program,
				"#!/usr/bin/env bash\n[[ $1 != --version ]] || exit 0\n" + commands);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
		return this.stack.run(Map.of("PATH", programs + ":" + System.getenv("PATH")), "up", UP);
	}

	private void assertEverythingRuns(Script status) {
		assertThat(status.exitCode()).as(status.out()).isZero();
		for (String component : COMPONENTS) {
			assertThat(status.out()).containsPattern("(?m)^" + component + " +running ");
		}
		assertThat(status.out()).contains("targets: 30 up, 0 down", "alerts: none fires");
	}

	private void assertGrafanaShowsTheDashboardsOfThisCheckout() throws Exception {
		JsonNode seen = Http.json(this.stack.url("grafana") + GrafanaStandIn.SEEN);
		assertThat(seen.path("arguments").valueStream().map(JsonNode::asString)).containsExactly(
				"--homepath=/usr/share/grafana", "--config=" + Path.of("grafana", "grafana.ini").toAbsolutePath());
		assertThat(seen.path("datasources").path("prometheus").asString()).isEqualTo(this.stack.url("prometheus"));
		assertThat(seen.path("dashboards").valueStream().map(JsonNode::asString))
			.containsExactlyInAnyOrderElementsOf(GrafanaStandIn.uids(Path.of("grafana", "dashboards")));
		Map<String, String> settings = Map.of("SERVER_HTTP_ADDR", "127.0.0.1", "AUTH_ANONYMOUS_ENABLED", "true",
				"AUTH_ANONYMOUS_ORG_ROLE", "Viewer", "SECURITY_DISABLE_INITIAL_ADMIN_CREATION", "true", "PATHS_DATA",
				this.stack.folder().resolve("grafana/data").toString());
		settings.forEach((name, value) -> assertThat(seen.path("environment").path("GF_" + name).asString()).as(name)
			.isEqualTo(value));
	}

	private void assertOneRegionIsLostAndHeardOf() throws Exception {
		Script day = Script.run(this.work.folder(), "game_day.sh", Map.of(), "--stack=" + this.stack.folder(),
				"region-down");
		assertThat(day.exitCode()).as(day.out() + day.err()).isZero();
		assertThat(day.out()).containsPattern(
				"region-down +RegionalFailure +ap +critical.* devops@ monitoring@ pagerduty #alerts-critical");
		Script report = Script.run(this.work.folder(), "alert_report.sh", Map.of(),
				"--prometheus=http://127.0.0.1:" + this.stack.port("prometheus"), "--days=1");
		assertThat(report.exitCode()).as(report.err()).isZero();
		assertThat(report.out()).containsPattern("(?m)^RegionalFailure +critical +1 ")
			.containsPattern("never fired:\n(?s:.*)  HighDiskUsage \\(critical\\)");
	}

	private void assertWhatIsBrokenIsShownWhileAllRuns() throws Exception {
		String simulator = "http://127.0.0.1:" + this.stack.mixer();
		Http.send("POST", simulator + "/faults", "{\"kind\":\"region-down\",\"region\":\"ap\"}");
		this.work.await("the lost region is in the status", SOON, Duration.ofSeconds(1), () -> {
			Script status = this.stack.run("status");
			assertThat(status.exitCode()).isZero();
			assertThat(status.out()).contains("targets: 27 up, 3 down", "down: ai-mixer 127.0.0.1:",
					"critical RegionalFailure in ap");
		});
		Http.send("DELETE", simulator + "/faults", "");
	}

	private void assertALostComponentIsNamed(String component) throws Exception {
		ProcessHandle.of(this.stack.processes().getOrDefault(component, -1L)).orElseThrow().destroyForcibly();
		this.work.await(component + " is missed", SOON, () -> {
			Script status = this.stack.run("status");
			assertThat(status.exitCode()).isEqualTo(1);
			assertThat(status.out()).containsPattern("(?m)^" + component + " +ended ");
		});
		Script up = this.stack.run("up", UP);
		assertThat(up.exitCode()).isEqualTo(69);
		assertThat(up.err()).contains("a part of a stack runs", "ended: " + component);
	}

	private void assertNothingIsLeft(Map<String, Long> processes) throws IOException {
		assertThat(processes).isNotEmpty();
		assertThat(processes.values()).noneMatch(Stack::isRunning);
		assertThat(this.stack.allPorts()).allMatch(Ports::isFree);
		assertThat(this.stack.records()).doesNotExist();
	}

}
