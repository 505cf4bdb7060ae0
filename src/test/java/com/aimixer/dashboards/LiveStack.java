package com.aimixer.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.aimixer.e2e.Mixer;
import com.aimixer.e2e.Monitor;
import com.aimixer.e2e.Ports;
import com.aimixer.e2e.Prometheus;
import com.aimixer.e2e.RealPrograms;
import com.aimixer.e2e.Script;
import com.aimixer.e2e.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that a dashboard shows, five times as fast as in production: simulator,
 * monitor, node-exporter and Alertmanager as processes, Kubernetes from a recording, and
 * the Prometheus that scrapes them. Some regions have troubles, so that there are errors
 * and failures to be shown.
 */
final class LiveStack {

	private static final int SPEED = 5;

	private static final String KUBERNETES = "(metrics_path: /(?:kube-state-metrics|cadvisor)\n"
			+ " +static_configs:\n +- targets: \\[\")[^\"]+";

	private LiveStack() {
	}

	/** Start all of it; the processes end with the test. */
	static Prometheus start(Workplace work, Recording kubernetes) throws IOException, InterruptedException {
		Mixer mixer = Mixer.start(work);
		int monitor = Ports.free();
		Monitor.start(work, monitor, configuration(mixer, monitor));
		int nodeExporter = start(work, "prometheus-node-exporter");
		int alertmanager = Ports.free();
		int prometheus = Ports.free();
		configure(work, List.of("--mixer=" + mixer.port(), "--monitor=" + monitor, "--node-exporter=" + nodeExporter,
				"--alertmanager=" + alertmanager, "--prometheus=" + prometheus));
		start(work, "prometheus-alertmanager", alertmanager, "--config.file=alertmanager.yml",
				"--storage.path=alertmanager-data", "--cluster.listen-address=127.0.0.1:" + Ports.free());
		trouble(mixer);
		Path configuration = work.folder().resolve("prometheus.yml");
		Files.writeString(configuration,
				Files.readString(configuration).replaceAll(KUBERNETES, "$1" + kubernetes.address()));
		LongHistory.write(work, "prometheus-data");
		return Prometheus.start(work, prometheus, configuration);
	}

	/** One endpoint is lost, another one fails now and then, and requests fail. */
	private static void trouble(Mixer mixer) throws IOException, InterruptedException {
		mixer.fault("refuse", "edge", Map.of());
		mixer.fault("status", "global", Map.of("code", 503, "share", 0.3));
		mixer.fault("errors", "us-east", Map.of("code", 500, "share", 0.02));
	}

	private static String configuration(Mixer mixer, int port) {
		return "server.port: " + port + "\nmonitor:\n  interval: 2s\n  timeout: 1s\n  confirm.spacing: 200ms\n"
				+ "  endpoints:\n"
				+ Mixer.REGIONS.stream()
					.map((region) -> "    - name: " + region + "\n      url: " + mixer.secureHealth(region)
							+ "\n      tls.ca: simulator-ca.pem\n")
					.collect(Collectors.joining());
	}

	private static void configure(Workplace work, List<String> ports) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(ports);
		arguments.add("--out=" + work.folder());
		arguments.add("--speed=" + SPEED);
		Script script = Script.run(work.folder(), "local_config.sh", Map.of(), arguments.toArray(String[]::new));
		assertThat(script.exitCode()).as(script.err()).isZero();
	}

	private static int start(Workplace work, String name) throws IOException, InterruptedException {
		int port = Ports.free();
		start(work, name, port);
		return port;
	}

	private static void start(Workplace work, String name, int port, String... arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(RealPrograms.find(work, name), "--web.listen-address=127.0.0.1:" + port));
		command.addAll(List.of(arguments));
		work.start(name, command);
	}

}
