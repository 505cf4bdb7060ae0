package com.aimixer.kubernetes;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every object is there once, in a namespace that exists, and can be found by its labels.
 */
final class NamesCheck implements Check {

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		Set<String> seen = new HashSet<>();
		return manifests.all()
			.stream()
			.flatMap((manifest) -> Stream.of(Check.unless(seen.add(manifest.toString()), manifest, "is there twice"),
					namespace(manifest, manifests, around),
					Check.unless(manifest.labels().containsKey("app.kubernetes.io/part-of"), manifest,
							"has no label app.kubernetes.io/part-of"))
				.flatMap((complaints) -> complaints));
	}

	private static Stream<String> namespace(Manifest manifest, Manifests manifests, Surroundings around) {
		String namespace = manifest.namespace();
		if (manifest.isOfTheCluster()) {
			return Check.unless(namespace.isEmpty(), manifest, "belongs to no namespace");
		}
		if (namespace.isEmpty() || namespace.equals("default")) {
			return Stream.of(manifest + " would be put into the namespace default");
		}
		return Check.unless(
				around.namespaces().contains(namespace) || manifests.find("Namespace", "", namespace).isPresent(),
				manifest, "is in a namespace that nobody makes");
	}

}
