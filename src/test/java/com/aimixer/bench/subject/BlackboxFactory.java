package com.aimixer.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

import com.aimixer.bench.server.TargetProcess;

/**
 * Starts the blackbox exporter and a Prometheus that drives it, with the targets in a
 * file of Prometheus' service discovery.
 */
public final class BlackboxFactory implements SubjectFactory {

	private static final String MODULE = """
			modules:
			  http_2xx:
			    prober: http
			    timeout: 5s
			    http:
			      preferred_ip_protocol: ip4
			""";

	private static final int LONGEST_TIMEOUT = 5;

	private final Path exporter;

	private final Path prometheus;

	private BlackboxFactory(Path exporter, Path prometheus) {
		this.exporter = exporter;
		this.prometheus = prometheus;
	}

	/**
	 * A factory for the installed programs.
	 * @param programs where they may be
	 * @return the factory, empty unless both are installed
	 */
	public static Optional<SubjectFactory> of(Programs programs) {
		Optional<Path> exporter = programs.find("prometheus-blackbox-exporter", "blackbox_exporter");
		Optional<Path> prometheus = programs.find("prometheus");
		return exporter.flatMap((one) -> prometheus.map((other) -> new BlackboxFactory(one, other)));
	}

	@Override
	public String name() {
		return "blackbox_exporter with Prometheus";
	}

	@Override
	public Subject start(Workload workload, TargetProcess target, Path directory) throws IOException {
		int exporterPort = Http.freePort();
		int prometheusPort = Http.freePort();
		long interval = workload.interval().toSeconds();
		Files.writeString(directory.resolve("blackbox.yml"), MODULE);
		Files.writeString(directory.resolve("targets.json"), targets(workload, target));
		Files.writeString(directory.resolve("prometheus.yml"),
				prometheus(interval, Math.min(interval, LONGEST_TIMEOUT), exporterPort));
		OsProcess probing = OsProcess.start(directory, "blackbox", List.of(this.exporter.toString(),
				"--config.file=blackbox.yml", "--web.listen-address=127.0.0.1:" + exporterPort));
		OsProcess driving = OsProcess.start(directory, "prometheus",
				List.of(this.prometheus.toString(), "--config.file=prometheus.yml", "--storage.tsdb.path=data",
						"--web.listen-address=127.0.0.1:" + prometheusPort));
		return new BlackboxSubject(probing, driving, new Http(prometheusPort));
	}

	private static String prometheus(long interval, long timeout, int exporterPort) {
		return """
				global:
				  scrape_interval: %1$ds
				  scrape_timeout: %2$ds
				scrape_configs:
				  - job_name: bench
				    metrics_path: /probe
				    params:
				      module: [http_2xx]
				    file_sd_configs:
				      - files: [targets.json]
				    relabel_configs:
				      - source_labels: [__address__]
				        target_label: __param_target
				      - source_labels: [__param_target]
				        target_label: instance
				      - target_label: __address__
				        replacement: 127.0.0.1:%3$d
				""".formatted(interval, timeout, exporterPort);
	}

	private static String targets(Workload workload, TargetProcess target) {
		StringJoiner targets = new StringJoiner("\",\n\"", "[{\"targets\": [\"", "\"]}]\n");
		for (int endpoint = 0; endpoint < workload.endpoints(); endpoint++) {
			targets.add(target.url(workload.path(endpoint)).toString());
		}
		return targets.toString();
	}

}
