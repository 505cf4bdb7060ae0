package com.aimixer.scraping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

import com.aimixer.e2e.Ports;
import com.aimixer.e2e.Prometheus;
import com.aimixer.e2e.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A change of a ConfigMap needs no restart: the real Prometheus and files as a kubelet
 * mounts them, which is by way of a link that is exchanged.
 */
class ReloadIT {

	private static final Duration SOON = Duration.ofSeconds(30);

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void aChangedRuleAndAChangedJobAreTakenUp() throws Exception {
		mount("first", "one", "node-exporter");
		for (String entry : List.of("prometheus.yml", "scrape", "rules")) {
			Files.createSymbolicLink(this.work.folder().resolve(entry), Path.of("..data", entry));
		}
		Prometheus prometheus = Prometheus.start(this.work, Ports.free(), this.work.folder().resolve("prometheus.yml"),
				"--enable-feature=auto-reload-config", "--config.auto-reload-interval=1s");
		assertThat(rules(prometheus)).containsExactly("one");

		mount("second", "two", "node-exporter");
		this.work.await("the rule is the new one", SOON, () -> assertThat(rules(prometheus)).containsExactly("two"));
		this.work.await("the job is there", SOON, () -> assertThat(jobs(prometheus)).containsExactly("node-exporter"));
		mount("third", "two", "cadvisor");
		this.work.await("the job is the new one", SOON, () -> assertThat(jobs(prometheus)).containsExactly("cadvisor"));
	}

	/** Write all files into a new folder, then let the link name it at one blow. */
	private void mount(String folder, String rule, String job) throws IOException {
		Path data = this.work.folder().resolve(folder);
		Files.createDirectories(data.resolve("scrape"));
		Files.createDirectories(data.resolve("rules"));
		this.work.write(folder + "/prometheus.yml", """
				rule_files: [rules/*.yml]
				scrape_config_files: [scrape/*.yml]
				""");
		this.work.write(folder + "/rules/rules.yml",
				"groups: [{name: test, rules: [{record: %s, expr: vector(1)}]}]".formatted(rule));
		this.work.write(folder + "/scrape/job.yml",
				"scrape_configs: [{job_name: %s, static_configs: [{targets: ['127.0.0.1:1']}]}]".formatted(job));
		Path link = Files.createSymbolicLink(this.work.folder().resolve("..data_tmp"), Path.of(folder));
		Files.move(link, link.resolveSibling("..data"), StandardCopyOption.ATOMIC_MOVE);
	}

	private static List<String> rules(Prometheus prometheus) throws Exception {
		return prometheus.data("rules")
			.path("groups")
			.valueStream()
			.flatMap((group) -> group.path("rules").valueStream())
			.map((rule) -> rule.path("name").asString())
			.toList();
	}

	private static List<String> jobs(Prometheus prometheus) throws Exception {
		return prometheus.data("scrape_pools").path("scrapePools").valueStream().map(JsonNode::asString).toList();
	}

}
