package com.aimixer.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The objects of one build.
 *
 * @param name which build
 * @param all its objects
 */
record Manifests(String name, List<Manifest> all) {

	private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet", "Job");

	/** Of {@code k8s/base}, {@code k8s/overlays/demo} and the like. */
	static Manifests build(String folder) {
		return parse(folder.substring(folder.lastIndexOf('/') + 1), Kustomize.build(folder));
	}

	static Manifests parse(String name, String yaml) {
		return new Manifests(name, Documents.parse(yaml).stream().map(Manifest::new).toList());
	}

	Stream<Manifest> ofKind(String kind) {
		return this.all.stream().filter((manifest) -> manifest.kind().equals(kind));
	}

	Optional<Manifest> find(String kind, String namespace, String name) {
		return this.all.stream().filter((manifest) -> manifest.is(kind, namespace, name)).findFirst();
	}

	List<Workload> workloads() {
		return this.all.stream().filter((manifest) -> WORKLOADS.contains(manifest.kind())).map(Workload::new).toList();
	}

	/** Whose pods a selector of an object of that namespace selects. */
	List<Workload> selected(String namespace, Selector selector) {
		return workloads().stream()
			.filter((workload) -> workload.namespace().equals(namespace) && selector.matches(workload.labels()))
			.toList();
	}

}
