package com.aimixer.kubernetes;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every image says where it comes from and which version it is.
 */
final class ImagesCheck implements Check {

	private static final Pattern PINNED = Pattern
		.compile("[a-z0-9.-]+\\.[a-z]+(:\\d+)?(/[a-z0-9._-]+)+:v?\\d+\\.\\d+\\.\\d+(@sha256:[0-9a-f]{64})?");

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		return manifests.workloads()
			.stream()
			.flatMap((workload) -> workload.containers()
				.stream()
				.flatMap((container) -> image(workload, container.json().path("image").asString(""))));
	}

	private static Stream<String> image(Workload workload, String image) {
		return Check.unless(PINNED.matcher(image).matches(), workload,
				"runs " + image + ", which names no registry or no version");
	}

}
