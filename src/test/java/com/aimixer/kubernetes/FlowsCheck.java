package com.aimixer.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The policies open the flows of the architecture page and no others.
 */
final class FlowsCheck implements Check {

	/** Nobody listens here: whoever may come in may come in everywhere. */
	private static final int ANY = 1;

	private static final String ALL = "all";

	private static final String NODES = "nodes";

	private static final String API_SERVER = "API server";

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		NetworkPolicies policies = new NetworkPolicies(manifests);
		List<Party> ours = ours(manifests, around);
		List<Party> all = all(manifests, ours);
		Set<Flow> wanted = wanted(around.flows(), ours, all);
		Stream<String> blocked = wanted.stream()
			.filter((flow) -> !policies.open(first(party(all, flow.from())), first(party(all, flow.to())))
				.test(flow.port()))
			.map((flow) -> flow + " is blocked");
		Set<Port> ports = ports(manifests, around.flows());
		Stream<String> open = all.stream()
			.flatMap((from) -> all.stream()
				.filter((to) -> ours.contains(from) || ours.contains(to))
				.flatMap((to) -> surplus(from, to, ports, policies, wanted)));
		return Stream.concat(blocked, open);
	}

	private static Stream<String> surplus(Party from, Party to, Set<Port> ports, NetworkPolicies policies,
			Set<Flow> wanted) {
		Predicate<Port> open = policies.open(from, to);
		List<Port> surplus = ports.stream()
			.filter(open)
			.filter((port) -> !wanted.contains(new Flow(from.name(), to.name(), port)))
			.toList();
		String where = surplus.contains(new Port(ANY, "TCP")) ? "every port" : surplus.toString();
		return surplus.isEmpty() ? Stream.empty()
				: Stream.of(from.name() + " -> " + to.name() + " is open and no flow of the page, at " + where);
	}

	/** What a row of the page may name, as far as this build goes. */
	static Set<String> known(Manifests manifests, Surroundings around) {
		Stream<String> parties = all(manifests, ours(manifests, around)).stream().map(Party::name);
		return Stream.concat(parties, Stream.of(ALL, NODES, API_SERVER)).collect(Collectors.toSet());
	}

	/**
	 * Whom we answer for: the pods of the namespaces that are made here, and whatever
	 * else is started there. In a namespace that others have too, that is their affair.
	 */
	private static List<Party> ours(Manifests manifests, Surroundings around) {
		Stream<Party> workloads = manifests.workloads()
			.stream()
			.filter((workload) -> !workload.hasNetworkOfTheNode())
			.filter((workload) -> manifests.makes(workload.namespace()))
			.map(Party.Pods::of);
		Stream<Party> others = manifests.ofKind("Namespace")
			.map(Manifest::name)
			.filter((namespace) -> !around.namespaces().contains(namespace))
			.map(Party.Pods::othersOf);
		return Stream.concat(workloads, others).toList();
	}

	private static List<Party> all(Manifests manifests, List<Party> ours) {
		List<Party> all = new ArrayList<>(ours);
		Stream.concat(manifests.workloads().stream(), manifests.foreignWorkloads().stream())
			.filter((workload) -> !workload.hasNetworkOfTheNode())
			.filter((workload) -> ours.stream().noneMatch((party) -> party.name().equals(workload.name())))
			.map(Party.Pods::of)
			.forEach(all::add);
		// where its namespace is made here, something stands in for it
		if (!manifests.makes(Party.AI_MIXER.namespace())) {
			all.add(Party.AI_MIXER);
		}
		all.addAll(Party.OTHER_DNS);
		all.addAll(List.of(Party.DNS, Party.STRANGERS, Party.PRIVATE_NETWORK, Party.INTERNET));
		return all;
	}

	/** A row about nobody of this build is none. */
	private static Set<Flow> wanted(List<Flow> flows, List<Party> ours, List<Party> all) {
		return flows.stream()
			.flatMap((flow) -> (flow.from().equals(ALL)
					? ours.stream().map(Party::name).filter((name) -> !name.startsWith("other pods"))
					: Stream.of(flow.from()))
				.flatMap((from) -> targets(flow.to()).map((to) -> new Flow(from, to, flow.port()))))
			.filter((flow) -> Stream.of(flow.from(), flow.to())
				.allMatch((name) -> all.stream().anyMatch((party) -> party.name().equals(name))))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/**
	 * Nobody knows the addresses of nodes and API servers, nor who answers for the DNS.
	 */
	private static Stream<String> targets(String name) {
		return switch (name) {
			case NODES,
					API_SERVER ->
				Stream
					.concat(Stream.of(Party.PRIVATE_NETWORK, Party.INTERNET),
							Party.OTHER_DNS.stream().filter(Party.Addresses.class::isInstance))
					.map(Party::name);
			case "DNS" -> Stream.concat(Stream.of(Party.DNS), Party.OTHER_DNS.stream()).map(Party::name);
			default -> Stream.of(name);
		};
	}

	private static Party party(List<Party> all, String name) {
		return all.stream().filter((party) -> party.name().equals(name)).findFirst().orElseThrow();
	}

	private static Party first(Party party) {
		return switch (party) {
			case Party.Pods pods -> pods;
			case Party.Addresses outside ->
				new Party.Addresses(outside.name(), List.of(outside.addresses().getFirst()));
		};
	}

	/** All that somebody names, and one that nobody does. */
	private static Set<Port> ports(Manifests manifests, List<Flow> flows) {
		Stream<Integer> ofPolicies = manifests.ofKind("NetworkPolicy")
			.flatMap((policy) -> policy.spec().findValues("ports").stream())
			.flatMap((ports) -> ports.valueStream())
			.flatMap((port) -> IntStream
				.rangeClosed(port.path("port").asInt(ANY), port.path("endPort").asInt(port.path("port").asInt(ANY)))
				.boxed());
		Stream<Integer> ofPods = manifests.workloads().stream().map(Party.Pods::of).flatMap(Party.Pods::declared);
		Stream<Integer> ofFlows = flows.stream().map((flow) -> flow.port().number());
		return Stream.of(ofPolicies, ofPods, ofFlows, Stream.of(ANY))
			.flatMap((numbers) -> numbers)
			.distinct()
			.flatMap((number) -> Stream.of("TCP", "UDP", "SCTP").map((protocol) -> new Port(number, protocol)))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
