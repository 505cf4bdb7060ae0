package com.aimixer.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Who may talk to whom.
 */
sealed interface Party {

	/** The one that stands for addresses of the cluster, its nodes and its neighbours. */
	Addresses PRIVATE_NETWORK = new Addresses("private network",
			List.of("10.20.30.40", "172.20.0.5", "192.168.7.8", "100.64.3.4", "169.254.3.4", "fd00::7"));

	/** The one that stands for all others. */
	Addresses INTERNET = new Addresses("internet", List.of("8.8.8.8", "2001:4860:4860::8888"));

	Pods AI_MIXER = new Pods("AI Mixer", "ai-mixer-global", Map.of("app", "ai-mixer"), List.of());

	Pods DNS = new Pods("DNS", "kube-system", Map.of("k8s-app", "kube-dns"), List.of());

	/** Who answers for the DNS elsewhere: whoever may ask it may ask them. */
	List<Party> OTHER_DNS = List.of(
			new Pods("DNS cache of a node", "kube-system", Map.of("k8s-app", "node-local-dns"), List.of()),
			new Addresses("address of the DNS cache", List.of("169.254.20.10")),
			// the metadata service of the cloud too, which nobody may ask for more
			new Addresses("Cloud DNS", List.of("169.254.169.254")));

	Pods STRANGERS = new Pods("pods of other namespaces", "elsewhere", Map.of("app", "stranger"), List.of());

	String name();

	/**
	 * Pods whose network a policy can close.
	 *
	 * @param name what they are called here
	 * @param namespace where they are
	 * @param labels what they can be selected by
	 * @param containers what they declare ports with
	 */
	record Pods(String name, String namespace, Map<String, String> labels,
			List<Container> containers) implements Party {

		static Pods of(Workload workload) {
			return new Pods(workload.name(), workload.namespace(), workload.labels(), workload.containers());
		}

		/** Pods that somebody may start there one day. */
		static Pods othersOf(String namespace) {
			return new Pods("other pods of " + namespace, namespace, Map.of(), List.of());
		}

		/** The number of a port that a policy gives by number or by name. */
		Optional<Integer> number(JsonNode port) {
			return port.isNumber() ? Optional.of(port.asInt())
					: this.containers.stream()
						.flatMap((container) -> container.port(port).stream())
						.map((declared) -> declared.path("containerPort").asInt())
						.findFirst();
		}

		Stream<Integer> declared() {
			return this.containers.stream().flatMap(Container::ports).map((port) -> port.path("containerPort").asInt());
		}

	}

	/**
	 * Somewhere outside.
	 *
	 * @param name what it is called here
	 * @param addresses examples; the first one decides whether it can be reached at all
	 */
	record Addresses(String name, List<String> addresses) implements Party {

	}

}
