package com.aimixer.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prometheus keeps metrics for 15 days and stops growing before its volume is full.
 */
final class StorageCheck implements Check {

	private static final String TIME = "--storage.tsdb.retention.time=";

	private static final String SIZE = "--storage.tsdb.retention.size=";

	private static final String PATH = "--storage.tsdb.path=";

	/** The log that is written ahead and a compaction come on top of what is kept. */
	private static final double SHARE = 0.9;

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		return manifests.workloads()
			.stream()
			.flatMap((workload) -> workload.containers()
				.stream()
				.filter((container) -> container.words().anyMatch((word) -> word.startsWith(PATH)))
				.flatMap((container) -> storage(workload, container,
						arguments(container, MountedFiles.of(workload, container, manifests, around)))));
	}

	/** With those of the files that are named with an at sign. */
	private static List<String> arguments(Container container, MountedFiles files) {
		return container.words()
			.flatMap((word) -> word.startsWith("@")
					? files.contents().getOrDefault(word.substring(1), "").lines().map(String::strip) : Stream.of(word))
			.toList();
	}

	private static Stream<String> storage(Workload workload, Container container, List<String> arguments) {
		Optional<String> size = value(arguments, SIZE);
		Optional<String> volume = value(arguments, PATH).flatMap((path) -> volume(workload, container, path));
		Stream<String> time = Check.unless(value(arguments, TIME).equals(Optional.of("15d")), workload,
				"keeps metrics for " + value(arguments, TIME).orElse("an unknown time") + " instead of 15d");
		boolean fits = size.isPresent() && volume.isPresent() && bytes(size.get()) <= SHARE * bytes(volume.get());
		return Stream.concat(time, Check.unless(fits, workload, "keeps " + size.orElse("everything")
				+ " on a volume of " + volume.orElse("no size") + ", which fills it up"));
	}

	private static Optional<String> value(List<String> arguments, String flag) {
		return arguments.stream()
			.filter((argument) -> argument.startsWith(flag))
			.map((argument) -> argument.substring(flag.length()))
			.findFirst();
	}

	private static Optional<String> volume(Workload workload, Container container, String path) {
		List<String> names = container.mounts()
			.filter((mount) -> mount.path("mountPath").asString("").equals(path))
			.map((mount) -> mount.path("name").asString(""))
			.toList();
		return workload.claims()
			.filter((claim) -> names.contains(claim.at("/metadata/name").asString("")))
			.map((claim) -> claim.at("/spec/resources/requests/storage").asString(""))
			.findFirst();
	}

	/**
	 * Prometheus counts a GB as 1024 MB, as Kubernetes does a Gi; a G of Kubernetes is
	 * smaller.
	 */
	private static double bytes(String quantity) {
		double number = Double.parseDouble(quantity.replaceAll("[A-Za-z]+", ""));
		return switch (quantity.replaceAll("[0-9.]", "")) {
			case "GB", "Gi" -> number * (1L << 30);
			case "TB", "Ti" -> number * (1L << 40);
			case "MB", "Mi" -> number * (1L << 20);
			case "G" -> number * 1e9;
			case "T" -> number * 1e12;
			default -> throw new IllegalArgumentException("no size: " + quantity);
		};
	}

}
