package com.aimixer.e2e;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code --once} from the jar.
 */
class OnceIT {

	private static final Duration SOON = Duration.ofSeconds(60);

	/** Only the slow fault is to be slower than this, however busy the machine. */
	private static final String[] LINES = { "interval: 30s", "confirm.spacing: 100ms",
			"thresholds.response-time-warning: 1s", "thresholds.response-time-critical: 5s" };

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void theExitCodeSaysHowTheFleetIs() throws Exception {
		Mixer mixer = Mixer.start(this.work);
		this.work.write("application.yml", mixer.configuration(Ports.free(), LINES));
		Program healthy = once("healthy", "--output=text");
		assertThat(healthy.exitCode(SOON)).as(healthy.out()).isZero();
		assertThat(healthy.out()).contains(Mixer.REGIONS).contains("6 healthy");

		mixer.fault("slow", "ap", Map.of("delay", "2s"));
		Program degraded = once("degraded", "--output=text");
		assertThat(degraded.exitCode(SOON)).as(degraded.out()).isEqualTo(1);

		mixer.fault("refuse", "eu-west", Map.of());
		Program unhealthy = once("unhealthy", "--output=text");
		assertThat(unhealthy.exitCode(SOON)).as(unhealthy.out()).isEqualTo(2);
		assertThat(unhealthy.out()).contains("connection refused");
	}

	@Test
	void standardOutputIsTheBodyOfTheStatusRouteAndNothingElse() throws Exception {
		Mixer mixer = Mixer.start(this.work);
		Monitor monitor = Monitor.start(this.work, mixer, Monitor.QUICK_AND_PATIENT);
		// the port is taken by the monitor: a run that opened it could not end with 0
		Program once = once("once", "--output=json", "--monitor.interval=30s", "--monitor.timeout=5s",
				"--logging.level.com.aimixer=debug");
		assertThat(once.exitCode(SOON)).as(once.out()).isZero();
		JsonNode printed = Http.JSON.readTree(once.out());
		JsonNode served = Http.json(monitor.url("/api/v1/status"));
		assertThat(fields(printed)).isEqualTo(fields(served));
		assertThat(fields(printed.path("endpoints").get(0))).isEqualTo(fields(served.path("endpoints").get(0)));
		assertThat(printed.path("endpoints")).hasSize(6);
		assertThat(printed.path("status").asString()).isEqualTo("healthy");
		assertThat(once.out().strip().lines()).hasSize(1);
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void nothingListensWhileARoundRuns() throws Exception {
		try (ServerSocket endpoint = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
			this.work.write("application.yml", """
					server:
					  port: %d
					monitor:
					  timeout: 1s
					  endpoints:
					    - name: silent
					      url: http://127.0.0.1:%d/health
					""".formatted(Ports.free(), endpoint.getLocalPort()));
			Program once = once("once");
			endpoint.setSoTimeout(Math.toIntExact(SOON.toMillis()));
			try (Socket _ = endpoint.accept()) {
				assertThat(Sockets.listening(ProcessHandle.current().pid())).contains(endpoint.getLocalPort());
				assertThat(Sockets.listening(once.pid())).isEmpty();
			}
			assertThat(once.exitCode(SOON)).isEqualTo(2);
		}
	}

	private Program once(String name, String... arguments) {
		List<String> all = new ArrayList<>(List.of("--once"));
		all.addAll(List.of(arguments));
		return this.work.start(name, Program.jar("ai-mixer-monitor.jar", all));
	}

	private static List<String> fields(JsonNode object) {
		return List.copyOf(object.propertyNames());
	}

}
