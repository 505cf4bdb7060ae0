package com.aimixer.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The committed dashboards are what their sources and the rules say. To write them anew:
 * {@code ./mvnw test -Dtest=DriftTests -Ddashboards.write=true}.
 */
class DriftTests {

	private static final Path DASHBOARDS = Path.of("grafana", "dashboards");

	@Test
	void theCommittedDashboardsAreThoseOfTheirSources() throws IOException {
		Map<String, String> rendered = rendered();
		if (Boolean.getBoolean("dashboards.write")) {
			write(rendered);
		}
		assertThat(committed()).as("in %s, to be written anew with -Ddashboards.write=true", DASHBOARDS)
			.containsOnlyKeys(rendered.keySet());
		committed().forEach((name, json) -> assertThat(json)
			.as("%s/%s, to be written anew with -Ddashboards.write=true", DASHBOARDS, name)
			.isEqualTo(rendered.get(name)));
	}

	/** By file name, which is the uid. */
	private static Map<String, String> rendered() throws IOException {
		Map<String, String> rendered = new TreeMap<>();
		for (Path source : Jsonnet.sources()) {
			String json = Jsonnet.render(source);
			rendered.put(new JsonMapper().readTree(json).path("uid").asString() + ".json", json);
		}
		return rendered;
	}

	private static Map<String, String> committed() throws IOException {
		Map<String, String> committed = new TreeMap<>();
		for (Path file : files()) {
			committed.put(file.getFileName().toString(), Files.readString(file));
		}
		return committed;
	}

	private static void write(Map<String, String> rendered) throws IOException {
		for (Path file : files()) {
			Files.delete(file);
		}
		for (Map.Entry<String, String> dashboard : rendered.entrySet()) {
			Files.writeString(DASHBOARDS.resolve(dashboard.getKey()), dashboard.getValue());
		}
	}

	private static List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(DASHBOARDS)) {
			return files.sorted().toList();
		}
	}

}
