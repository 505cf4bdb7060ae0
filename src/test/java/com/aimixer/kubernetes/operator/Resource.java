package com.aimixer.kubernetes.operator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * A resource of the Prometheus operator, and nodes of YAML.
 */
final class Resource {

	private Resource() {
	}

	static Map<String, Object> of(String kind, String name, Map<String, Object> spec) {
		Map<String, Object> metadata = new LinkedHashMap<>();
		metadata.put("name", name);
		metadata.put("namespace", "ai-mixer-monitoring");
		metadata.put("labels", Map.of("app.kubernetes.io/part-of", "ai-mixer-monitoring"));
		Map<String, Object> resource = new LinkedHashMap<>();
		resource.put("apiVersion", "monitoring.coreos.com/v1");
		resource.put("kind", kind);
		resource.put("metadata", metadata);
		resource.put("spec", spec);
		return resource;
	}

	/** As documents that people can read: texts of several lines stay such. */
	static String yaml(List<Map<String, Object>> resources) {
		DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(FlowStyle.BLOCK);
		options.setSplitLines(false);
		options.setIndicatorIndent(2);
		options.setIndentWithIndicator(true);
		options.setExplicitStart(true);
		// an object that is named twice is written twice
		options.setDereferenceAliases(true);
		return new Yaml(new Literal(options), options).dumpAll(resources.iterator());
	}

	@SuppressWarnings("unchecked")
	static Map<String, Object> map(@Nullable Object node) {
		return (Map<String, Object>) Objects.requireNonNull(node);
	}

	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> maps(@Nullable Object node) {
		return (List<Map<String, Object>>) Objects.requireNonNull(node);
	}

	private static final class Literal extends Representer {

		Literal(DumperOptions options) {
			super(options);
		}

		@Override
		protected Node representScalar(Tag tag, String value, ScalarStyle style) {
			return super.representScalar(tag, value, value.contains("\n") ? ScalarStyle.LITERAL : style);
		}

	}

}
