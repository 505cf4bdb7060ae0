package com.aimixer.kubernetes;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Every account may do what the list says and nothing more, and only those that may do
 * something get a token.
 */
final class RightsCheck implements Check {

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		Map<String, Set<String>> granted = new HashMap<>();
		Stream.of("RoleBinding", "ClusterRoleBinding").flatMap(manifests::ofKind).forEach((binding) -> {
			Set<String> rights = rights(binding, manifests);
			binding.json()
				.path("subjects")
				.valueStream()
				.forEach((subject) -> granted
					.computeIfAbsent(subject.path("name").asString(""), (name) -> new TreeSet<>())
					.addAll(rights));
		});
		Stream<String> tooMany = granted.entrySet()
			.stream()
			.flatMap((account) -> account.getValue()
				.stream()
				.filter((right) -> !around.rights().getOrDefault(account.getKey(), Set.of()).contains(right))
				.map((right) -> "ServiceAccount " + account.getKey() + " may " + right + " and need not"));
		Stream<String> tooFew = around.rights()
			.entrySet()
			.stream()
			.flatMap((account) -> account.getValue()
				.stream()
				.filter((right) -> !granted.getOrDefault(account.getKey(), Set.of()).contains(right))
				.map((right) -> "ServiceAccount " + account.getKey() + " may not " + right));
		Stream<String> tokens = manifests.workloads().stream().flatMap((workload) -> token(workload, around));
		return Stream.of(tooMany, tooFew, tokens).flatMap((complaints) -> complaints);
	}

	private static Set<String> rights(Manifest binding, Manifests manifests) {
		JsonNode role = binding.json().path("roleRef");
		boolean own = role.path("kind").asString("").equals("Role");
		String where = binding.namespace().isEmpty() ? "in the cluster" : "in " + binding.namespace();
		Set<String> rights = new TreeSet<>();
		manifests.find(role.path("kind").asString(""), own ? binding.namespace() : "", role.path("name").asString(""))
			.ifPresent((found) -> found.json().path("rules").valueStream().forEach((rule) -> {
				Stream<String> paths = Documents.strings(rule.path("nonResourceURLs"));
				Stream<String> things = Stream.concat(resources(rule), paths);
				things.forEach((thing) -> Documents.strings(rule.path("verbs"))
					.forEach((verb) -> rights.add(verb + " " + thing + " " + where)));
			}));
		return rights;
	}

	private static Stream<String> resources(JsonNode rule) {
		return Documents.strings(rule.path("resources"))
			.flatMap((resource) -> Documents.strings(rule.path("apiGroups"))
				.map((group) -> group.isEmpty() ? resource : resource + "." + group));
	}

	/** What the pod says holds, whatever its account says. */
	private static Stream<String> token(Workload workload, Surroundings around) {
		boolean needed = around.rights().containsKey(workload.name());
		JsonNode said = workload.podSpec().path("automountServiceAccountToken");
		return Check.unless(said.isBoolean() && said.asBoolean() == needed, workload,
				needed ? "gets no token, and asks the API server" : "gets a token that it does not need");
	}

}
