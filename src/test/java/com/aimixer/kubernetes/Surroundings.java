package com.aimixer.kubernetes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.aimixer.rules.file.RuleFile;

/**
 * What the manifests rely on and do not contain, and what they may have.
 *
 * @param namespaces namespaces that somebody else makes
 * @param configMaps keys of the ConfigMaps that each namespace has by itself, by name
 * @param secrets the Secrets that scripts make
 * @param rights what each account may do, by its name: "list pods in ai-mixer-global"
 * @param flows who talks to whom
 */
record Surroundings(Set<String> namespaces, Map<String, Set<String>> configMaps, List<Secret> secrets,
		Map<String, Set<String>> rights, List<Flow> flows) {

	/**
	 * @param overlays where it is needed; everywhere if empty
	 */
	record Secret(String namespace, String name, Set<String> keys, Set<String> overlays) {

	}

	/** Those of a file, and the flows of a page for one build. */
	static Surroundings read(Path file, Path page, String build) {
		Content content = RuleFile.read(file, Content.class);
		List<Secret> secrets = content.secrets()
			.stream()
			.filter((secret) -> secret.overlays().isEmpty() || secret.overlays().contains(build))
			.toList();
		return new Surroundings(content.namespaces(), content.configMaps(), secrets, content.rights(),
				Flow.table(Documents.read(page), build));
	}

	private record Content(Set<String> namespaces, Map<String, Set<String>> configMaps, List<Secret> secrets,
			Map<String, Set<String>> rights) {

	}

}
