package com.aimixer.kubernetes;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Volumes and mounts belong together, and no mount hides another.
 */
final class VolumesCheck implements Check {

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		return manifests.workloads().stream().flatMap((workload) -> Stream.concat(mounts(workload), unused(workload)));
	}

	private static Stream<String> mounts(Workload workload) {
		Set<String> volumes = workload.volumeNames();
		return workload.containers().stream().flatMap((container) -> {
			Set<String> paths = new HashSet<>();
			return container.mounts().flatMap((mount) -> {
				String name = mount.path("name").asString("");
				String path = mount.path("mountPath").asString("");
				return Stream.concat(
						Check.unless(volumes.contains(name), workload, "mounts the volume " + name + " that it lacks"),
						Check.unless(paths.add(path), workload, "mounts twice at " + path));
			});
		});
	}

	private static Stream<String> unused(Workload workload) {
		Set<String> unused = new HashSet<>(workload.volumeNames());
		workload.containers()
			.forEach((container) -> container.mounts()
				.forEach((mount) -> unused.remove(mount.path("name").asString(""))));
		return unused.stream().map((volume) -> workload + " mounts its volume " + volume + " nowhere");
	}

}
