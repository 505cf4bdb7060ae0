package com.aimixer.kubernetes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * The files that a container finds below the mounts of ConfigMaps, Secrets and tokens.
 *
 * @param folders where those are mounted
 * @param contents what the files contain, by path; empty where nobody but the cluster
 * knows
 */
record MountedFiles(List<String> folders, Map<String, String> contents) {

	/** What the nodes put there. */
	private static final String TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount";

	static MountedFiles of(Workload workload, Container container, Manifests manifests, Surroundings around) {
		MountedFiles files = new MountedFiles(new ArrayList<>(), new TreeMap<>());
		container.mounts()
			.forEach((mount) -> workload.podSpec()
				.path("volumes")
				.valueStream()
				.filter((volume) -> volume.path("name").equals(mount.path("name")))
				.forEach((volume) -> files.add(mount, volume, workload.namespace(), manifests, around)));
		files.folders.add(TOKEN);
		if (workload.podSpec().path("automountServiceAccountToken").asBoolean(true)) {
			Stream.of("token", "ca.crt", "namespace").forEach((name) -> files.contents.put(TOKEN + "/" + name, ""));
		}
		return files;
	}

	private void add(JsonNode mount, JsonNode volume, String namespace, Manifests manifests, Surroundings around) {
		Map<String, String> files = new HashMap<>();
		JsonNode parts = volume.at("/projected/sources");
		Stream.concat(Stream.of(volume), parts.valueStream())
			.forEach((part) -> files.putAll(files(part, namespace, manifests, around)));
		if (files.isEmpty()) {
			return;
		}
		String path = mount.path("mountPath").asString("");
		String one = mount.path("subPath").asString("");
		if (!one.isEmpty()) {
			this.contents.put(path, files.getOrDefault(one, ""));
			return;
		}
		this.folders.add(path);
		files.forEach((name, content) -> this.contents.put(path + "/" + name, content));
	}

	private static Map<String, String> files(JsonNode part, String namespace, Manifests manifests,
			Surroundings around) {
		Map<String, String> files = new HashMap<>();
		Source.files(part).forEach((source) -> source.found(namespace, manifests, around).ifPresent((keys) -> {
			Map<String, String> texts = manifests.find("ConfigMap", namespace, source.name())
				.filter((map) -> source.kind().equals("ConfigMap"))
				.map((map) -> Documents.texts(map.json().path("data")))
				.orElse(Map.of());
			JsonNode items = part.path(source.kind().equals("Secret") ? "secret" : "configMap").path("items");
			Map<String, String> paths = items.isEmpty()
					? keys.stream().collect(Collectors.toMap((key) -> key, (key) -> key))
					: items.valueStream()
						.collect(Collectors.toMap((item) -> item.path("path").asString(""),
								(item) -> item.path("key").asString("")));
			paths.forEach((path, key) -> files.put(path, texts.getOrDefault(key, "")));
		}));
		JsonNode token = part.at("/serviceAccountToken/path");
		if (!token.isMissingNode()) {
			files.put(token.asString(""), "");
		}
		return files;
	}

	/** Whether a path lies where only those files are. */
	boolean covers(String path) {
		return this.folders.stream().anyMatch((folder) -> path.startsWith(folder + "/"));
	}

	/**
	 * Whether there is such a file, a file in such a folder, or one that the pattern
	 * finds.
	 */
	boolean has(String path) {
		Pattern pattern = Pattern.compile(
				Stream.of(path.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]*")) + "(/.*)?");
		return this.contents.keySet().stream().anyMatch((file) -> pattern.matcher(file).matches());
	}

}
