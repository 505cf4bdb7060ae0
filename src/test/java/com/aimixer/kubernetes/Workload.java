package com.aimixer.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * What makes pods.
 *
 * @param manifest the Deployment, StatefulSet or DaemonSet
 */
record Workload(Manifest manifest) {

	String name() {
		return this.manifest.name();
	}

	String namespace() {
		return this.manifest.namespace();
	}

	/** How many of its pods there are; one on each node counts as one. */
	int replicas() {
		return this.manifest.spec().path("replicas").asInt(1);
	}

	/** Of its pods. */
	Map<String, String> labels() {
		return Documents.texts(this.manifest.spec().at("/template/metadata/labels"));
	}

	JsonNode podSpec() {
		return this.manifest.spec().at("/template/spec");
	}

	boolean hasNetworkOfTheNode() {
		return podSpec().path("hostNetwork").asBoolean(false);
	}

	/** All of them, those that run before the others too. */
	List<Container> containers() {
		return Stream
			.concat(podSpec().path("initContainers").valueStream().map((json) -> new Container(json, true)),
					podSpec().path("containers").valueStream().map((json) -> new Container(json, false)))
			.toList();
	}

	/** The names of its volumes, claims of a StatefulSet included. */
	Set<String> volumeNames() {
		Set<String> names = new TreeSet<>();
		podSpec().path("volumes").valueStream().forEach((volume) -> names.add(volume.path("name").asString("")));
		claims().forEach((claim) -> names.add(claim.at("/metadata/name").asString("")));
		return names;
	}

	Stream<JsonNode> claims() {
		return this.manifest.spec().path("volumeClaimTemplates").valueStream();
	}

	@Override
	public String toString() {
		return this.manifest.toString();
	}

}
