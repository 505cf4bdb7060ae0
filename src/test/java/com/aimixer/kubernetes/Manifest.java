package com.aimixer.kubernetes;

import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * One object of the Kubernetes API.
 *
 * @param json all of it
 */
record Manifest(JsonNode json) {

	private static final Set<String> OF_THE_CLUSTER = Set.of("Namespace", "ClusterRole", "ClusterRoleBinding",
			"PriorityClass", "StorageClass", "CustomResourceDefinition");

	String kind() {
		return this.json.path("kind").asString("");
	}

	String name() {
		return this.json.at("/metadata/name").asString("");
	}

	/** Empty if it has none. */
	String namespace() {
		return this.json.at("/metadata/namespace").asString("");
	}

	boolean isOfTheCluster() {
		return OF_THE_CLUSTER.contains(kind());
	}

	Map<String, String> labels() {
		return Documents.texts(this.json.at("/metadata/labels"));
	}

	JsonNode spec() {
		return this.json.path("spec");
	}

	boolean is(String kind, String namespace, String name) {
		return kind().equals(kind) && namespace().equals(namespace) && name().equals(name);
	}

	@Override
	public String toString() {
		return kind() + " " + (namespace().isEmpty() ? "" : namespace() + "/") + name();
	}

}
