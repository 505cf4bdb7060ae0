package com.aimixer.kubernetes;

import java.util.List;
import java.util.stream.Stream;

/**
 * A drain of a node never takes the last replica, never waits for ever, and replicas are
 * on several nodes.
 */
final class DisruptionCheck implements Check {

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		Stream<String> budgets = manifests.ofKind("PodDisruptionBudget").flatMap((budget) -> budget(budget, manifests));
		Stream<String> replicated = manifests.workloads()
			.stream()
			.filter((workload) -> workload.replicas() > 1)
			.flatMap((workload) -> Stream.concat(
					Check.unless(manifests.ofKind("PodDisruptionBudget")
						.anyMatch((budget) -> protects(budget, manifests).equals(List.of(workload))), workload,
							"has no PodDisruptionBudget, so that a drain may take all its pods"),
					Check.unless(workload.podSpec()
						.path("topologySpreadConstraints")
						.valueStream()
						.anyMatch((spread) -> spread.path("topologyKey").asString("").equals("kubernetes.io/hostname")),
							workload, "may have all its pods on one node")));
		return Stream.concat(budgets, replicated);
	}

	private static List<Workload> protects(Manifest budget, Manifests manifests) {
		return manifests.selected(budget.namespace(), new Selector(budget.spec().path("selector")));
	}

	private static Stream<String> budget(Manifest budget, Manifests manifests) {
		List<Workload> selected = protects(budget, manifests);
		if (selected.size() != 1) {
			return Stream.of(budget + " is about the pods of " + selected);
		}
		int replicas = selected.getFirst().replicas();
		int mayGo = budget.spec().has("maxUnavailable") ? budget.spec().path("maxUnavailable").asInt(0)
				: replicas - budget.spec().path("minAvailable").asInt(replicas);
		return Stream
			.of(Check.unless(mayGo > 0, budget, "lets no node be drained"),
					Check.unless(replicas == 1 || mayGo < replicas, budget, "lets all pods go at once"),
					Check.unless(budget.spec().path("unhealthyPodEvictionPolicy").asString("").equals("AlwaysAllow"),
							budget, "keeps nodes from being drained while its pods are not ready"))
			.flatMap((complaints) -> complaints);
	}

}
