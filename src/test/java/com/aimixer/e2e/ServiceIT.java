package com.aimixer.e2e;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The monitor as a service manager sees it: how it refuses to start and how it stops.
 */
class ServiceIT {

	private static final Duration START = Duration.ofSeconds(60);

	/** Shorter than the time that a web server would wait for open requests. */
	private static final Duration STOP = Duration.ofSeconds(8);

	private static final int STREAMS = 20;

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void aTakenPortIsNamed() throws Exception {
		try (ServerSocket other = new ServerSocket(Ports.free(), 1, InetAddress.getLoopbackAddress())) {
			Program monitor = monitor("--server.port=" + other.getLocalPort());
			assertThat(monitor.exitCode(START)).isEqualTo(69);
			assertThat(monitor.err()).contains("port " + other.getLocalPort() + " on 127.0.0.1 is already in use")
				.doesNotContain("\tat ");
			assertThat(monitor.out()).isEmpty();
		}
	}

	@Test
	void aBadConfigurationIsRefusedWithFileKeyAndMend() throws Exception {
		this.work.write("application.yml", "monitor:\n  intervall: 10s\n  confirm.attempts: many\n");
		Program monitor = monitor();
		assertThat(monitor.exitCode(START)).isEqualTo(78);
		assertThat(monitor.err())
			.contains("application.yml", "intervall", "monitor.interval", "confirm.attempts", "2 problems")
			.doesNotContain("\tat ");
		assertThat(monitor.out()).isEmpty();
	}

	@Test
	void itEndsInGoodOrderAlthoughStreamsAreOpen() throws Exception {
		Mixer mixer = Mixer.start(this.work);
		Monitor monitor = Monitor.start(this.work, mixer, Monitor.QUICK_AND_PATIENT);
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpRequest request = HttpRequest.newBuilder(URI.create(monitor.url("/api/v1/events"))).build();
			List<InputStream> streams = new ArrayList<>();
			for (int i = 0; i < STREAMS; i++) {
				streams.add(client.send(request, BodyHandlers.ofInputStream()).body());
			}
			monitor.program().terminate();
			assertThat(monitor.program().exitCode(STOP)).isEqualTo(143);
			for (InputStream stream : streams) {
				// would throw if the stream had been cut instead of ended
				String events = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
				assertThat(events).startsWith("retry: ").endsWith("\n\n");
			}
		}
		assertThat(monitor.program().err()).doesNotContain("ERROR").doesNotContain("\tat ");
	}

	private Program monitor(String... arguments) {
		return this.work.start("monitor", Program.jar("ai-mixer-monitor.jar", List.of(arguments)));
	}

}
