package com.aimixer.scraping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.Yaml;

/**
 * A configuration of Prometheus.
 *
 * @param settings all but the jobs
 * @param jobs the scrape jobs
 */
record ScrapeConfiguration(Map<String, Object> settings, List<ScrapeJob> jobs) {

	static final Path FOLDER = Path.of("prometheus");

	static final Path KUBERNETES = FOLDER.resolve("prometheus.yml");

	static final Path LOCAL = FOLDER.resolve("prometheus-local.yml");

	static ScrapeConfiguration read(Path file) throws IOException {
		Map<String, Object> settings = new Yaml().load(Files.readString(file));
		return new ScrapeConfiguration(settings, Nodes.maps(settings.remove("scrape_configs"), ScrapeJob::new));
	}

	ScrapeJob job(String name) {
		return this.jobs.stream().filter((job) -> job.name().equals(name)).findFirst().orElseThrow();
	}

	/** The setting of a job, or the one of all jobs. */
	String setting(ScrapeJob job, String key) {
		Object own = job.settings().get(key);
		return String.valueOf((own != null) ? own : Nodes.map(this.settings.get("global")).get(key));
	}

}
