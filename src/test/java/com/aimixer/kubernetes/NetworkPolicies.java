package com.aimixer.kubernetes;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Who may talk to whom by the policies of a build. A block of addresses stands for what
 * is outside: whether it selects pods too is left to the network plugin.
 *
 * @param manifests the build
 */
record NetworkPolicies(Manifests manifests) {

	/** The ports at which somebody may reach somebody, by the policies of both. */
	Predicate<Port> open(Party from, Party to) {
		return examples(from)
			.flatMap((source) -> examples(to).map((target) -> leaves(source, target).and(enters(source, target))))
			.reduce((port) -> false, Predicate::or);
	}

	private static Stream<Party> examples(Party party) {
		return switch (party) {
			case Party.Pods pods -> Stream.of(pods);
			case Party.Addresses outside ->
				outside.addresses().stream().map((address) -> new Party.Addresses(outside.name(), List.of(address)));
		};
	}

	private Predicate<Port> leaves(Party from, Party to) {
		return (from instanceof Party.Pods pods) ? allowed("Egress", "to", pods, to, to) : (port) -> true;
	}

	private Predicate<Port> enters(Party from, Party to) {
		return (to instanceof Party.Pods pods) ? allowed("Ingress", "from", pods, from, to) : (port) -> true;
	}

	private Predicate<Port> allowed(String direction, String peers, Party.Pods subject, Party other, Party target) {
		List<Manifest> about = this.manifests.ofKind("NetworkPolicy")
			.filter((policy) -> policy.namespace().equals(subject.namespace()))
			.filter((policy) -> new Selector(policy.spec().path("podSelector")).matches(subject.labels()))
			.filter((policy) -> directions(policy).contains(direction))
			.toList();
		if (about.isEmpty()) {
			return (port) -> true;
		}
		List<JsonNode> ports = about.stream()
			.flatMap((policy) -> policy.spec().path(direction.toLowerCase(Locale.ROOT)).valueStream())
			.filter((rule) -> isPeer(rule.path(peers), other, subject.namespace()))
			.map((rule) -> rule.path("ports"))
			.toList();
		return (port) -> ports.stream().anyMatch((allowed) -> isPort(allowed, port, target));
	}

	private static Set<String> directions(Manifest policy) {
		JsonNode types = policy.spec().path("policyTypes");
		if (!types.isEmpty()) {
			return Documents.strings(types).collect(Collectors.toSet());
		}
		return policy.spec().has("egress") ? Set.of("Ingress", "Egress") : Set.of("Ingress");
	}

	private boolean isPeer(JsonNode peers, Party other, String namespace) {
		return peers.isEmpty() || peers.valueStream().anyMatch((peer) -> switch (other) {
			case Party.Pods pods -> !peer.has("ipBlock") && isPod(peer, pods, namespace);
			case Party.Addresses outside -> peer.has("ipBlock")
					&& outside.addresses().stream().anyMatch((address) -> isInside(peer.path("ipBlock"), address));
		});
	}

	private boolean isPod(JsonNode peer, Party.Pods pods, String namespace) {
		boolean place = peer.has("namespaceSelector")
				? new Selector(peer.path("namespaceSelector")).matches(namespaceLabels(pods.namespace()))
				: pods.namespace().equals(namespace);
		return place && new Selector(peer.path("podSelector")).matches(pods.labels());
	}

	private Map<String, String> namespaceLabels(String name) {
		Map<String, String> labels = new HashMap<>();
		this.manifests.find("Namespace", "", name).ifPresent((found) -> labels.putAll(found.labels()));
		labels.put("kubernetes.io/metadata.name", name);
		return labels;
	}

	private static boolean isPort(JsonNode ports, Port port, Party target) {
		return ports.isEmpty() || ports.valueStream()
			.filter((allowed) -> allowed.path("protocol").asString("TCP").equals(port.protocol()))
			.anyMatch((allowed) -> isNumber(allowed, port.number(), target));
	}

	/** Every number if it names no port. */
	private static boolean isNumber(JsonNode allowed, int number, Party target) {
		JsonNode port = allowed.path("port");
		if (port.isString()) {
			return target instanceof Party.Pods pods && pods.number(port).equals(Optional.of(number));
		}
		return port.isMissingNode()
				|| (number >= port.asInt() && number <= allowed.path("endPort").asInt(port.asInt()));
	}

	private static boolean isInside(JsonNode block, String address) {
		return contains(block.path("cidr").asString(""), address)
				&& Documents.strings(block.path("except")).noneMatch((hole) -> contains(hole, address));
	}

	/** {@code 10.0.0.0/8} and the like; addresses of the other version lie in none. */
	private static boolean contains(String range, String address) {
		int slash = range.indexOf('/');
		byte[] start = InetAddress.ofLiteral(range.substring(0, slash)).getAddress();
		byte[] bytes = InetAddress.ofLiteral(address).getAddress();
		int length = Integer.parseInt(range.substring(slash + 1));
		return start.length == bytes.length && IntStream.range(0, length)
			.allMatch((bit) -> ((start[bit / 8] ^ bytes[bit / 8]) >> (7 - bit % 8) & 1) == 0);
	}

}
