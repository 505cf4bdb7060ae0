package com.aimixer.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A YAML file as a tree, aliases and merged keys resolved.
 */
final class YamlFile {

	private YamlFile() {
	}

	static JsonNode read(Path file) throws IOException {
		Object document = new Yaml().load(Files.readString(file));
		return JsonMapper.shared().valueToTree(document);
	}

}
