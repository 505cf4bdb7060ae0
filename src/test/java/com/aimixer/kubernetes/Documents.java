package com.aimixer.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * YAML documents as trees.
 */
final class Documents {

	private static final int LONGEST = 20_000_000;

	private Documents() {
	}

	/** The documents of a text; empty ones are none. */
	static List<JsonNode> parse(String text) {
		LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(LONGEST);
		Iterable<Object> documents = new Yaml(new SafeConstructor(options)).loadAll(text);
		return StreamSupport.stream(documents.spliterator(), false)
			.<JsonNode>map(JsonMapper.shared()::valueToTree)
			.filter(JsonNode::isContainer)
			.toList();
	}

	static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The fields of an object whose values are texts. */
	static Map<String, String> texts(JsonNode object) {
		Map<String, String> texts = new TreeMap<>();
		object.propertyStream().forEach((field) -> texts.put(field.getKey(), field.getValue().asString("")));
		return texts;
	}

	/** The elements of a list of texts. */
	static Stream<String> strings(JsonNode list) {
		return list.valueStream().map((element) -> element.asString(""));
	}

}
