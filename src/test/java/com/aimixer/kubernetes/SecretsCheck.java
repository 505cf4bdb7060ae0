package com.aimixer.kubernetes;

import java.util.stream.Stream;

/**
 * Secrets come from the setup script: no object, no variable and no configuration holds
 * one. What the demo has is none: it leads to stand-ins, and to a password that everybody
 * knows.
 */
final class SecretsCheck implements Check {

	private static final String NAMES_A_SECRET = "(?i).*(password|passwd|token|secret|api_?key|routing_?key)";

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		Stream<String> variables = manifests.workloads().stream().flatMap(SecretsCheck::variables);
		if (manifests.name().equals("demo")) {
			return variables;
		}
		Stream<String> objects = manifests.ofKind("Secret").map((secret) -> secret + " belongs to no repository");
		Stream<String> texts = manifests.all()
			.stream()
			.filter((manifest) -> manifest.json().toString().contains("admin123"))
			.map((manifest) -> manifest + " has the password that everybody knows");
		return Stream.of(objects, variables, texts).flatMap((complaints) -> complaints);
	}

	private static Stream<String> variables(Workload workload) {
		return workload.containers()
			.stream()
			.flatMap((container) -> container.json().path("env").valueStream())
			.filter((variable) -> variable.path("name").asString("").matches(NAMES_A_SECRET))
			.filter((variable) -> variable.has("value"))
			.map((variable) -> workload + " has the value of " + variable.path("name").asString("")
					+ " in plain sight");
	}

}
