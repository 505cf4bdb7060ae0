package com.aimixer.kubernetes;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Addresses inside the cluster lead to a Service, to one of its ports, in the protocol
 * that the port's name says, and to pods that exist.
 */
final class AddressesCheck implements Check {

	/** [scheme://][pod.]service[.namespace.svc][:port] */
	private static final Pattern ADDRESS = Pattern
		.compile("(?:(https?)://)?(?<![\\w.-])((?:[a-z0-9-]+\\.)+svc(?:\\.cluster\\.local)?)(?![\\w.-])(?::(\\d+))?");

	private static final Pattern SHORT = Pattern.compile("(https?)://([a-z][a-z0-9-]*)(?![\\w.-])(?::(\\d+))?");

	/** What Prometheus keeps of all addresses that it discovers. */
	private static final Pattern DISCOVERED = Pattern.compile("regex: [\"']?([a-z][a-z-]*);(\\d+)[\"']?");

	private static final Pattern COMMENT = Pattern.compile("(?m)(^|\\s)[#;]\\s.*$");

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		Stream<String> configured = manifests.ofKind("ConfigMap")
			.flatMap((map) -> Documents.texts(map.json().path("data"))
				.values()
				.stream()
				.flatMap((text) -> wrong(COMMENT.matcher(text).replaceAll(""), map.namespace(), manifests))
				.map((complaint) -> map + complaint));
		Stream<String> started = manifests.workloads()
			.stream()
			.flatMap((workload) -> workload.containers()
				.stream()
				.flatMap(Container::words)
				.flatMap((word) -> wrong(word, workload.namespace(), manifests))
				.map((complaint) -> workload + complaint));
		return Stream.concat(configured, started).distinct();
	}

	private static Stream<String> wrong(String text, String namespace, Manifests manifests) {
		Set<String> complaints = new TreeSet<>();
		ADDRESS.matcher(text)
			.results()
			.forEach((found) -> wrong(found, found.group(2), manifests).ifPresent(complaints::add));
		SHORT.matcher(text)
			.results()
			.filter((found) -> !found.group(2).equals("localhost"))
			.forEach((found) -> wrong(found, found.group(2) + "." + namespace + ".svc", manifests)
				.ifPresent(complaints::add));
		DISCOVERED.matcher(text)
			.results()
			.filter((found) -> manifests.ofKind("Service").noneMatch((service) -> offers(service, found, manifests)))
			.forEach((found) -> complaints
				.add(" looks for " + found.group(1) + ";" + found.group(2) + ", which no Service is"));
		return complaints.stream();
	}

	private static Optional<String> wrong(MatchResult found, String host, Manifests manifests) {
		String[] parts = host.replace(".svc.cluster.local", ".svc").split("\\.");
		if (parts.length < 3 || parts.length > 4) {
			return Optional.of(" names " + host + ", which is no address of a Service or a pod");
		}
		String pod = (parts.length == 4) ? parts[0] : null;
		String service = parts[parts.length - 3];
		Optional<Manifest> target = manifests.find("Service", parts[parts.length - 2], service);
		if (target.isEmpty()) {
			return Optional.of(" names " + found.group() + ", but there is no such Service");
		}
		if (pod != null && !hasPod(target.get(), pod, manifests)) {
			return Optional.of(" names " + found.group() + ", but there is no such pod");
		}
		return port(target.get(), found.group(1), found.group(3)) ? Optional.empty()
				: Optional.of(" names " + found.group() + ", but the Service has no such port");
	}

	private static boolean hasPod(Manifest service, String pod, Manifests manifests) {
		return manifests.workloads()
			.stream()
			.filter((workload) -> workload.manifest().kind().equals("StatefulSet"))
			.filter((workload) -> workload.manifest().spec().path("serviceName").asString("").equals(service.name()))
			.filter((workload) -> workload.namespace().equals(service.namespace()))
			.anyMatch((workload) -> Stream
				.iterate(0, (ordinal) -> ordinal < workload.replicas(), (ordinal) -> ordinal + 1)
				.anyMatch((ordinal) -> pod.equals(workload.name() + "-" + ordinal)));
	}

	/**
	 * A name without scheme and port, as certificates and clusters of programs use it, is
	 * any.
	 */
	private static boolean port(Manifest service, @Nullable String scheme, @Nullable String port) {
		if (scheme == null && port == null) {
			return true;
		}
		String number = (port != null) ? port : "https".equals(scheme) ? "443" : "80";
		return service.spec()
			.path("ports")
			.valueStream()
			.filter((candidate) -> candidate.path("port").asString("").equals(number))
			.map((candidate) -> candidate.path("name").asString(""))
			.anyMatch((name) -> scheme == null || name.equals(scheme) || name.startsWith(scheme + "-"));
	}

	/** Discovery gives the ports of the pods, not those of the Service. */
	private static boolean offers(Manifest service, MatchResult found, Manifests manifests) {
		return service.name().equals(found.group(1))
				&& ServicesCheck.podPorts(service, manifests).collect(Collectors.toSet()).contains(found.group(2));
	}

}
