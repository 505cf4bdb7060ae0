package com.aimixer.e2e;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The metrics as Prometheus' own tools see them.
 */
class MetricsFormatIT {

	private static final Duration SOON = Duration.ofSeconds(30);

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void promtoolFindsNothingInTheMetricsOfMonitorPodsAndCluster() throws Exception {
		Mixer mixer = Mixer.start(this.work);
		Monitor monitor = Monitor.start(this.work, mixer, Monitor.QUICK_AND_PATIENT);
		mixer.fault("refuse", "ap", Map.of());
		this.work.await("both verdicts are in the metrics", SOON,
				() -> assertThat(monitor.samples("ai_mixer_target_up", "target").values()).containsOnly(0.0, 1.0)
					.hasSize(6));
		String promtool = RealPrograms.find(this.work, "promtool");
		assertThat(complaints(promtool, "monitor", Http.text(monitor.url("/metrics")))).isEmpty();
		assertThat(complaints(promtool, "pod", Http.text(mixer.podMetrics()))).isEmpty();
		assertThat(complaints(promtool, "containers", Http.text(mixer.cluster("cadvisor")))).isEmpty();
		assertThat(complaints(promtool, "objects", Http.text(mixer.cluster("kube-state-metrics")))).isEmpty();
		assertThat(complaints(promtool, "bad", "a_total 1\n")).as("what promtool says of bad metrics")
			.contains("no help text");
		assertNegotiation(monitor.url("/metrics"));
		assertNegotiation(monitor.url("/actuator/prometheus"));
	}

	private String complaints(String promtool, String name, String metrics) throws IOException, InterruptedException {
		Path file = this.work.write(name + ".metrics", metrics);
		// promtool reads the metrics from its standard input
		Program check = this.work.start("promtool-" + name,
				List.of("sh", "-c", "exec \"$0\" check metrics <\"$1\"", promtool, file.toString()));
		int exitCode = check.exitCode(SOON);
		String complaints = check.out() + check.err();
		return (exitCode == 0) ? complaints : complaints + "exit code " + exitCode;
	}

	private static void assertNegotiation(String url) throws IOException, InterruptedException {
		HttpResponse<String> plain = Http.get(url, "Accept", "text/plain;version=0.0.4");
		assertThat(contentType(plain)).startsWith("text/plain;version=0.0.4");
		HttpResponse<String> open = Http.get(url, "Accept", "application/openmetrics-text;version=1.0.0");
		assertThat(contentType(open)).startsWith("application/openmetrics-text;version=1.0.0");
		assertThat(open.body()).contains("ai_mixer_target_up{").endsWith("# EOF\n");
		assertThat(Http.get(url, "Accept", "image/png").statusCode()).isEqualTo(406);
		assertThat(Http.get(url, "Accept", "nonsense").statusCode()).isEqualTo(406);
	}

	private static String contentType(HttpResponse<String> response) {
		return response.headers().firstValue("Content-Type").orElse("none");
	}

}
