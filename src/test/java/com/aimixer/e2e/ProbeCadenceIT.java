package com.aimixer.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Alertmanagers that hang or err delay no probe. What is promised is a deviation of less
 * than 1 % of the interval. Measured is the largest distance of a start from the grid
 * through the first one, among the probes of an endpoint that stays well, while an alert
 * is tried again and again. A busy machine delays probes by itself: a monitor without
 * alerts runs beside, and where that one deviates by 1 % already the other may add 1 %. A
 * span in which it deviates by more is measured again, since an alert that delayed probes
 * would do so in every span.
 */
@Order(1)
class ProbeCadenceIT {

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final Duration INTERVAL = Duration.ofSeconds(2);

	/** As long as a post to somebody who hangs takes, and more. */
	private static final int PROBES = 15;

	private static final int SPANS = 4;

	private static final double PROMISED = 0.01;

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void anAlertmanagerThatHangsOrErrsDelaysNoProbe() throws Exception {
		HttpServer erring = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		erring.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(500, 0);
			try (OutputStream body = exchange.getResponseBody()) {
				body.flush();
			}
		});
		erring.start();
		try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			Mixer mixer = Mixer.start(this.work);
			Monitor silent = Monitor.start(this.work, mixer, Monitor.QUICK_AND_PATIENT);
			Monitor alerting = Monitor.start(this.work, mixer, settings("http://127.0.0.1:" + hanging.getLocalPort(),
					"http://127.0.0.1:" + erring.getAddress().getPort()));
			mixer.fault("refuse", "ap", Map.of());
			this.work.await("alerts are tried", SOON, () -> assertThat(failed(alerting)).isPositive());
			assertThat(spans(silent, alerting)).anyMatch(Span::isAsPromised);
			assertThat(alerting.samples("ai_mixer_alert_deliveries_total", "result")).containsEntry("delivered", 0.0);
		}
		finally {
			erring.stop(0);
		}
	}

	private static String[] settings(String... alertmanagers) {
		return Stream
			.concat(Stream.of(Monitor.QUICK_AND_PATIENT),
					Stream.of("alertmanager.urls: ['" + String.join("', '", alertmanagers) + "']",
							"alertmanager.replica: monitor-0", "alertmanager.heartbeat: 1s", "alertmanager.speed: 60"))
			.toArray(String[]::new);
	}

	/** The deviations of one span after the other, until they are as promised. */
	private List<Span> spans(Monitor silent, Monitor alerting) throws Exception {
		List<Span> spans = new ArrayList<>();
		while (spans.size() < SPANS && spans.stream().noneMatch(Span::isAsPromised)) {
			double attempts = failed(alerting);
			Instant begin = Instant.now();
			for (Monitor monitor : List.of(silent, alerting)) {
				this.work.await("so many probes", SOON,
						() -> assertThat(starts(monitor, begin)).hasSizeGreaterThan(PROBES));
			}
			spans.add(new Span(deviation(starts(silent, begin)), deviation(starts(alerting, begin)),
					failed(alerting) - attempts));
		}
		return spans;
	}

	private static double failed(Monitor monitor) throws IOException, InterruptedException {
		return monitor.samples("ai_mixer_alert_deliveries_total", "result").getOrDefault("failed", 0.0);
	}

	/** When an endpoint that stays well was probed since then, oldest first. */
	private static List<Instant> starts(Monitor monitor, Instant since) throws IOException, InterruptedException {
		return Http.json(monitor.url("/api/v1/endpoints/us-west/probes"))
			.path("items")
			.valueStream()
			.filter((probe) -> probe.path("attempt").asInt() == 0)
			.map((probe) -> Instant.parse(probe.path("at").asString()))
			.filter((at) -> at.isAfter(since))
			.sorted()
			.toList();
	}

	/**
	 * The largest distance of a start from its place, as a share of the interval. A tick
	 * that was left out makes it 1 or more.
	 */
	private static double deviation(List<Instant> starts) {
		return IntStream.range(0, starts.size())
			.mapToObj((i) -> Duration.between(starts.getFirst().plus(INTERVAL.multipliedBy(i)), starts.get(i)))
			.mapToDouble((distance) -> (double) distance.abs().toNanos() / INTERVAL.toNanos())
			.max()
			.orElseThrow();
	}

	/**
	 * What was measured at the same time.
	 *
	 * @param silent deviation of the monitor without alerts
	 * @param alerting deviation of the one whose alerts nobody takes
	 * @param attempts how many alerts it tried to deliver meanwhile; without one it shows
	 * nothing
	 */
	private record Span(double silent, double alerting, double attempts) {

		boolean isAsPromised() {
			return this.attempts > 0 && this.alerting < ((this.silent < PROMISED) ? PROMISED : this.silent + PROMISED);
		}

	}

}
