package com.aimixer.kubernetes;

import java.util.Set;
import java.util.stream.Stream;

/**
 * The namespaces have the levels of the Pod Security Standards that are meant, and the
 * pods of those at {@code restricted} pass each of its controls.
 */
final class PodSecurityCheck implements Check {

	private static final String LABEL = "pod-security.kubernetes.io/";

	/** Where pods may touch the node; nothing else may be there. */
	private static final Set<String> PRIVILEGED = Set.of("ai-mixer-node-exporter");

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		Stream<String> namespaces = manifests.ofKind("Namespace")
			.flatMap((namespace) -> Stream.of("enforce", "audit", "warn")
				.filter((mode) -> !namespace.labels().getOrDefault(LABEL + mode, "").equals(level(namespace.name())))
				.map((mode) -> namespace + " does not " + mode + " the level " + level(namespace.name())));
		Stream<String> pods = manifests.workloads()
			.stream()
			.filter((workload) -> level(workload.namespace()).equals("restricted"))
			.flatMap((workload) -> RestrictedStandard.violations(workload)
				.map((violation) -> workload + " is not restricted: " + violation));
		Stream<String> guests = manifests.workloads()
			.stream()
			.filter((workload) -> PRIVILEGED.contains(workload.namespace()))
			.filter((workload) -> !workload.hasNetworkOfTheNode())
			.map((workload) -> workload + " needs no place among the privileged");
		return Stream.of(namespaces, pods, guests).flatMap((complaints) -> complaints);
	}

	private static String level(String namespace) {
		return PRIVILEGED.contains(namespace) ? "privileged" : "restricted";
	}

}
