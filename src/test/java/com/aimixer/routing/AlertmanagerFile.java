package com.aimixer.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * The committed configuration of Alertmanager.
 *
 * @param root all of it
 */
record AlertmanagerFile(JsonNode root) {

	static final Path PATH = Path.of("alertmanager", "alertmanager.yml");

	static AlertmanagerFile read() throws IOException {
		return new AlertmanagerFile(YamlFile.read(PATH));
	}

	/** All templates as one text. */
	static String templates() throws IOException {
		StringBuilder text = new StringBuilder();
		try (Stream<Path> files = Files.list(PATH.resolveSibling("templates"))) {
			for (Path file : files.sorted().toList()) {
				text.append(Files.readString(file));
			}
		}
		return text.toString();
	}

	/** Each receiver and where it sends to. */
	Map<String, List<String>> channels() {
		Map<String, List<String>> channels = new LinkedHashMap<>();
		for (JsonNode receiver : this.root.path("receivers")) {
			channels.put(receiver.path("name").asString(),
					integrations(receiver).map(AlertmanagerFile::address).toList());
		}
		return channels;
	}

	/** Every integration of every receiver. */
	List<JsonNode> integrations() {
		return this.root.path("receivers").valueStream().flatMap(AlertmanagerFile::integrations).toList();
	}

	/** The branch below the first route that leads to a receiver. */
	JsonNode branch(String receiver) {
		return this.root.path("route")
			.path("routes")
			.valueStream()
			.filter((branch) -> branch.findValuesAsString("receiver").contains(receiver))
			.findFirst()
			.orElseThrow();
	}

	private static Stream<JsonNode> integrations(JsonNode receiver) {
		return receiver.propertyStream()
			.filter((property) -> property.getKey().endsWith("_configs"))
			.flatMap((property) -> property.getValue().valueStream());
	}

	private static String address(JsonNode integration) {
		return Stream.of("to", "channel", "url_file", "routing_key_file")
			.filter(integration::has)
			.map((key) -> integration.path(key).asString())
			.findFirst()
			.orElseThrow();
	}

}
