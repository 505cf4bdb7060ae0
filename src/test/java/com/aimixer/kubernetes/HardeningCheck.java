package com.aimixer.kubernetes;

import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * What is asked of every workload beyond PodSecurity: nodes that can run it, pods that
 * are replaced one after the other, a root that nobody writes to, resources, probes, and
 * no environment made of Services.
 */
final class HardeningCheck implements Check {

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		return manifests.workloads()
			.stream()
			.flatMap((workload) -> Stream.concat(pods(workload),
					workload.containers().stream().flatMap((container) -> container(workload, container))));
	}

	private static Stream<String> pods(Workload workload) {
		JsonNode spec = workload.manifest().spec();
		Stream<String> variables = Check.unless(!workload.podSpec().path("enableServiceLinks").asBoolean(true),
				workload, "gets a variable for every Service of its namespace");
		Stream<String> nodes = Check.unless(
				"linux".equals(workload.podSpec().at("/nodeSelector/kubernetes.io~1os").asString("")), workload,
				"may be sent to a node of Windows");
		Stream<String> waiting = Check.unless(
				spec.path("minReadySeconds").isMissingNode()
						|| !"Parallel".equals(spec.path("podManagementPolicy").asString("")),
				workload, "has minReadySeconds, which many versions ignore where pods are managed in parallel");
		return Stream.of(variables, nodes, waiting).flatMap((complaints) -> complaints);
	}

	private static Stream<String> container(Workload workload, Container container) {
		JsonNode json = container.json();
		Stream<String> root = Check.unless(json.at("/securityContext/readOnlyRootFilesystem").asBoolean(false),
				workload, "may write to its image");
		Stream<String> resources = Stream.of("requests/cpu", "requests/memory", "limits/memory")
			.filter((resource) -> json.at("/resources/" + resource).isMissingNode())
			.map((resource) -> workload + " says nothing of " + resource);
		Stream<String> throttled = Check.unless(json.at("/resources/limits/cpu").isMissingNode(), workload,
				"has a limit of CPU, so that it is slow where there is time left");
		Stream<String> probes = Stream.of("startupProbe", "readinessProbe", "livenessProbe")
			.filter((probe) -> !container.before())
			.filter((probe) -> json.path(probe).isMissingNode())
			.map((probe) -> workload + " has no " + probe);
		return Stream.of(root, resources, throttled, probes).flatMap((complaints) -> complaints);
	}

}
