package com.aimixer.scraping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.aimixer.rules.file.RuleFile;
import org.jspecify.annotations.Nullable;
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

	/** What a file says, with the jobs of the files that it names. */
	static ScrapeConfiguration read(Path file) throws IOException {
		Map<String, Object> settings = new Yaml().load(Files.readString(file));
		List<ScrapeJob> jobs = new ArrayList<>(Nodes.maps(settings.remove("scrape_configs"), ScrapeJob::new));
		for (Path part : parts(file, settings.remove("scrape_config_files"))) {
			jobs.addAll(read(part).jobs());
		}
		return new ScrapeConfiguration(settings, jobs);
	}

	private static List<Path> parts(Path file, @Nullable Object patterns) {
		return Nodes.list(patterns)
			.stream()
			.map((pattern) -> file.resolveSibling(String.valueOf(pattern)))
			.flatMap((pattern) -> RuleFile.files(pattern.resolveSibling(""), pattern.getFileName().toString()).stream())
			.toList();
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
