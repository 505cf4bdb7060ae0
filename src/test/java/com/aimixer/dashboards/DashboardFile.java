package com.aimixer.dashboards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file with a dashboard.
 *
 * @param name name of the file without its ending
 * @param json all that it holds
 * @param dashboard what is understood of it
 */
record DashboardFile(String name, JsonNode json, Dashboard dashboard) {

	/** What is absent is false or 0, as it is for Grafana. */
	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	private static final Path FOLDER = Path.of("grafana", "dashboards");

	private static final String ENDING = ".json";

	/** The committed dashboards in the order of their names. */
	static List<DashboardFile> all() {
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.filter((file) -> file.toString().endsWith(ENDING)).sorted().map(DashboardFile::read).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static DashboardFile read(Path file) {
		try {
			String name = file.getFileName().toString();
			return of(name.substring(0, name.length() - ENDING.length()), parse(Files.readString(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static JsonNode parse(String json) {
		return MAPPER.readTree(json);
	}

	static DashboardFile of(String name, JsonNode json) {
		return new DashboardFile(name, json, MAPPER.treeToValue(json, Dashboard.class));
	}

	@Override
	public String toString() {
		return this.name;
	}

}
