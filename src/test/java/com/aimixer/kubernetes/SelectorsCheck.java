package com.aimixer.kubernetes;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a workload, a budget, a policy or a spread selects are pods that exist, and a
 * workload's own ones are nobody else's.
 */
final class SelectorsCheck implements Check {

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		Stream<String> workloads = manifests.workloads().stream().flatMap((workload) -> own(workload, manifests));
		Stream<String> policies = manifests.ofKind("NetworkPolicy").flatMap((policy) -> {
			Selector selector = new Selector(policy.spec().path("podSelector"));
			return Check.unless(
					selector.json().isEmpty() || !manifests.selected(policy.namespace(), selector).isEmpty(), policy,
					"is about no pod");
		});
		return Stream
			.of(workloads, policies, manifests.ofKind("NetworkPolicy").flatMap((policy) -> values(policy, manifests)))
			.flatMap((complaints) -> complaints);
	}

	private static Stream<String> own(Workload workload, Manifests manifests) {
		Selector selector = new Selector(workload.manifest().spec().path("selector"));
		List<Workload> selected = manifests.selected(workload.namespace(), selector);
		Stream<String> own = Check.unless(!selector.json().isEmpty() && selected.equals(List.of(workload)), workload,
				"takes the pods of " + selected + " for its own");
		Stream<String> spreads = workload.podSpec()
			.path("topologySpreadConstraints")
			.valueStream()
			.filter((spread) -> !manifests.selected(workload.namespace(), new Selector(spread.path("labelSelector")))
				.equals(List.of(workload)))
			.map((spread) -> workload + " does not spread its own pods over "
					+ spread.path("topologyKey").asString(""));
		return Stream.concat(own, spreads);
	}

	/** A name in a list that no pod has any more is seen by nobody otherwise. */
	private static Stream<String> values(Manifest policy, Manifests manifests) {
		List<String> names = manifests.workloads()
			.stream()
			.map((workload) -> workload.labels().getOrDefault("app.kubernetes.io/name", ""))
			.toList();
		return policy.spec()
			.findValues("matchExpressions")
			.stream()
			.flatMap((terms) -> terms.valueStream())
			.filter((term) -> term.path("key").asString("").equals("app.kubernetes.io/name"))
			.flatMap((term) -> Documents.strings(term.path("values")))
			.filter((name) -> !names.contains(name))
			.map((name) -> policy + " names " + name + ", and no pod is called that");
	}

}
