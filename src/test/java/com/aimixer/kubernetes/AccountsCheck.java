package com.aimixer.kubernetes;

import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Each workload has an account of its own, bindings name roles and accounts that exist,
 * and no role or account is left over.
 */
final class AccountsCheck implements Check {

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		Stream<String> workloads = manifests.workloads().stream().flatMap((workload) -> account(workload, manifests));
		Stream<String> bindings = Stream.of("RoleBinding", "ClusterRoleBinding")
			.flatMap(manifests::ofKind)
			.flatMap((binding) -> binding(binding, manifests));
		Stream<String> roles = Stream.of("Role", "ClusterRole")
			.flatMap(manifests::ofKind)
			.filter((role) -> Stream.of("RoleBinding", "ClusterRoleBinding")
				.flatMap(manifests::ofKind)
				.noneMatch((binding) -> role.is(binding.json().at("/roleRef/kind").asString(""), roleNamespace(binding),
						binding.json().at("/roleRef/name").asString(""))))
			.map((role) -> role + " is bound to nobody");
		Stream<String> accounts = manifests.ofKind("ServiceAccount")
			.filter((account) -> manifests.workloads()
				.stream()
				.noneMatch((workload) -> account.is("ServiceAccount", workload.namespace(), accountName(workload))))
			.map((account) -> account + " is nobody's");
		return Stream.of(workloads, bindings, roles, accounts).flatMap((complaints) -> complaints);
	}

	static String accountName(Workload workload) {
		return workload.podSpec().path("serviceAccountName").asString("default");
	}

	private static Stream<String> account(Workload workload, Manifests manifests) {
		String name = accountName(workload);
		return Stream.concat(
				Check.unless(manifests.find("ServiceAccount", workload.namespace(), name).isPresent(), workload,
						"has the account " + name + ", which is not there"),
				Check.unless(name.equals(workload.name()), workload, "has the account " + name + ", not its own"));
	}

	private static String roleNamespace(Manifest binding) {
		return binding.json().at("/roleRef/kind").asString("").equals("Role") ? binding.namespace() : "";
	}

	private static Stream<String> binding(Manifest binding, Manifests manifests) {
		JsonNode role = binding.json().path("roleRef");
		Stream<String> toRole = Check.unless(
				manifests.find(role.path("kind").asString(""), roleNamespace(binding), role.path("name").asString(""))
					.isPresent(),
				binding, "binds the " + role.path("kind").asString("") + " " + role.path("name").asString("")
						+ ", which is not there");
		Stream<String> toAccounts = binding.json()
			.path("subjects")
			.valueStream()
			.filter((subject) -> manifests
				.find(subject.path("kind").asString(""), subject.path("namespace").asString(""),
						subject.path("name").asString(""))
				.isEmpty())
			.map((subject) -> binding + " binds the " + subject.path("kind").asString("") + " "
					+ subject.path("name").asString("") + ", which is not there");
		return Stream.concat(toRole, toAccounts);
	}

}
