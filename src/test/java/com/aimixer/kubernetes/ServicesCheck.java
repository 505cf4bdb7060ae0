package com.aimixer.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Services lead to the pods of one workload and to ports that those have; probes ask such
 * ports too.
 */
final class ServicesCheck implements Check {

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		Stream<String> services = manifests.ofKind("Service").flatMap((service) -> service(service, manifests));
		Stream<String> sets = manifests.workloads()
			.stream()
			.filter((workload) -> workload.manifest().kind().equals("StatefulSet"))
			.flatMap((set) -> headless(set, manifests));
		Stream<String> probes = manifests.workloads().stream().flatMap(ServicesCheck::probes);
		return Stream.of(services, sets, probes).flatMap((complaints) -> complaints);
	}

	private static List<Workload> behind(Manifest service, Manifests manifests) {
		return manifests.workloads()
			.stream()
			.filter((workload) -> workload.namespace().equals(service.namespace()))
			.filter((workload) -> Selector.matchesPlain(service.spec().path("selector"), workload.labels()))
			.toList();
	}

	private static Stream<String> service(Manifest service, Manifests manifests) {
		List<Workload> behind = behind(service, manifests);
		if (behind.size() != 1) {
			return Stream.of(service + " leads to the pods of " + behind);
		}
		return service.spec().path("ports").valueStream().flatMap((port) -> {
			JsonNode target = port.has("targetPort") ? port.path("targetPort") : port.path("port");
			boolean there = behind.getFirst()
				.containers()
				.stream()
				.flatMap((container) -> container.port(target).stream())
				.anyMatch((declared) -> protocol(declared).equals(protocol(port)));
			return Check.unless(there, service, "leads to the port " + target.asString("") + ", which "
					+ behind.getFirst() + " does not declare for " + protocol(port));
		});
	}

	private static String protocol(JsonNode port) {
		return port.path("protocol").asString("TCP");
	}

	/** The numbers of the ports of the pods that a Service leads to. */
	static Stream<String> podPorts(Manifest service, Manifests manifests) {
		return behind(service, manifests).stream()
			.flatMap((workload) -> workload.containers().stream())
			.flatMap((container) -> service.spec()
				.path("ports")
				.valueStream()
				.flatMap((port) -> container.port(port.has("targetPort") ? port.path("targetPort") : port.path("port"))
					.stream()))
			.map((port) -> port.path("containerPort").asString(""));
	}

	private static Stream<String> headless(Workload set, Manifests manifests) {
		String name = set.manifest().spec().path("serviceName").asString("");
		boolean found = manifests.find("Service", set.namespace(), name)
			.filter((service) -> service.spec().path("clusterIP").asString("").equals("None"))
			.filter((service) -> behind(service, manifests).equals(List.of(set)))
			.isPresent();
		return Check.unless(found, set,
				"gets no names for its pods: " + name + " is no headless Service in front of them");
	}

	private static Stream<String> probes(Workload workload) {
		return workload.containers()
			.stream()
			.flatMap((container) -> Map
				.of("startup", "startupProbe", "readiness", "readinessProbe", "liveness", "livenessProbe")
				.entrySet()
				.stream()
				.flatMap((probe) -> Stream.of("httpGet", "tcpSocket", "grpc")
					.map((kind) -> container.json().path(probe.getValue()).path(kind).path("port"))
					.filter((port) -> !port.isMissingNode())
					.filter((port) -> container.port(port).isEmpty())
					.map((port) -> workload + " is asked for its " + probe.getKey() + " at the port "
							+ port.asString("") + ", which it does not declare")));
	}

}
