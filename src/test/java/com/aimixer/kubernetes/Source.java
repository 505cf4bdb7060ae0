package com.aimixer.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * A ConfigMap or Secret that a pod refers to.
 *
 * @param kind which of the two
 * @param name its name
 * @param keys the keys that have to be there; all there are if empty
 * @param optional whether the pod starts without it
 */
record Source(String kind, String name, List<String> keys, boolean optional) {

	/** All that the pods of a workload refer to. */
	static Stream<Source> of(Workload workload) {
		Stream<Source> volumes = workload.podSpec().path("volumes").valueStream().flatMap(Source::ofVolume);
		Stream<Source> variables = workload.containers()
			.stream()
			.flatMap(
					(container) -> Stream.concat(container.json().path("env").valueStream().flatMap(Source::ofVariable),
							container.json().path("envFrom").valueStream().flatMap(Source::ofAllVariables)));
		return Stream.concat(volumes, variables);
	}

	static Stream<Source> ofVolume(JsonNode volume) {
		return Stream.concat(files(volume), volume.at("/projected/sources").valueStream().flatMap(Source::files));
	}

	/** A volume names its Secret otherwise than a part of a projected one does. */
	static Stream<Source> files(JsonNode volume) {
		JsonNode secret = volume.path("secret");
		return Stream.concat(
				source("ConfigMap", volume.path("configMap"), volume.at("/configMap/name"), items(volume, "configMap")),
				source("Secret", secret, secret.has("secretName") ? secret.path("secretName") : secret.path("name"),
						items(volume, "secret")));
	}

	private static List<String> items(JsonNode volume, String kind) {
		return volume.path(kind).path("items").valueStream().map((item) -> item.path("key").asString("")).toList();
	}

	private static Stream<Source> ofVariable(JsonNode variable) {
		JsonNode from = variable.path("valueFrom");
		JsonNode map = from.path("configMapKeyRef");
		JsonNode secret = from.path("secretKeyRef");
		return Stream.concat(source("ConfigMap", map, map.path("name"), List.of(map.path("key").asString(""))),
				source("Secret", secret, secret.path("name"), List.of(secret.path("key").asString(""))));
	}

	private static Stream<Source> ofAllVariables(JsonNode from) {
		return Stream.concat(source("ConfigMap", from.path("configMapRef"), from.at("/configMapRef/name"), List.of()),
				source("Secret", from.path("secretRef"), from.at("/secretRef/name"), List.of()));
	}

	private static Stream<Source> source(String kind, JsonNode reference, JsonNode name, List<String> keys) {
		return reference.isMissingNode() ? Stream.empty()
				: Stream.of(new Source(kind, name.asString(""), keys, reference.path("optional").asBoolean(false)));
	}

	/** The keys that it has there; nothing if there is none of that name. */
	Optional<Set<String>> found(String namespace, Manifests manifests, Surroundings around) {
		if (this.kind.equals("Secret")) {
			return around.secrets()
				.stream()
				.filter((secret) -> secret.namespace().equals(namespace) && secret.name().equals(this.name))
				.map(Surroundings.Secret::keys)
				.findFirst();
		}
		return manifests.find("ConfigMap", namespace, this.name)
			.map((map) -> Documents.texts(map.json().path("data")).keySet())
			.or(() -> Optional.ofNullable(around.configMaps().get(this.name)));
	}

	@Override
	public String toString() {
		return this.kind + " " + this.name;
	}

}
