package com.aimixer.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/**
 * The rules of Prometheus as their files have them.
 */
final class RuleFiles {

	private static final Path DIRECTORY = Path.of("prometheus", "rules");

	private RuleFiles() {
	}

	/** Alerts and recorded series. */
	static Stream<JsonNode> rules() throws IOException {
		try (Stream<Path> files = Files.list(DIRECTORY)) {
			return files.toList()
				.stream()
				.flatMap((file) -> read(file).path("groups").valueStream())
				.flatMap((group) -> group.path("rules").valueStream());
		}
	}

	private static JsonNode read(Path file) {
		try {
			Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
			return Http.JSON.valueToTree(document);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
