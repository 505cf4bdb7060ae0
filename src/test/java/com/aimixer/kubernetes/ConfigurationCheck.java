package com.aimixer.kubernetes;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ConfigMaps and Secrets that pods refer to are there with the keys that are asked
 * for, and nobody writes one that no pod reads.
 */
final class ConfigurationCheck implements Check {

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		Stream<String> missing = manifests.workloads()
			.stream()
			.flatMap((workload) -> Source.of(workload)
				.flatMap((source) -> missing(workload, source, manifests, around)));
		return Stream.concat(missing, unread(manifests));
	}

	private static Stream<String> missing(Workload workload, Source source, Manifests manifests, Surroundings around) {
		Optional<Set<String>> found = source.found(workload.namespace(), manifests, around);
		if (found.isEmpty()) {
			return Check.unless(source.optional(), workload, "refers to " + source + ", which is not there");
		}
		return source.keys()
			.stream()
			.filter((key) -> !found.get().contains(key))
			.map((key) -> workload + " refers to the key " + key + " of " + source + ", which has none");
	}

	private static Stream<String> unread(Manifests manifests) {
		Set<String> read = new HashSet<>();
		manifests.workloads()
			.forEach((workload) -> Source.of(workload)
				.forEach((source) -> read.add(workload.namespace() + "/" + source.name())));
		return manifests.ofKind("ConfigMap")
			.filter((map) -> !read.contains(map.namespace() + "/" + map.name()))
			.map((map) -> map + " is read by no pod");
	}

}
