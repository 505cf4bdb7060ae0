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
 * @param neighbours what it refers to and somebody else runs
 */
record Manifests(String name, List<Manifest> all, List<Manifest> neighbours) {

	private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet", "Job");

	/** Of {@code k8s/base}, {@code k8s/overlays/demo} and the like. */
	static Manifests build(String folder) {
		return parse(folder.substring(folder.lastIndexOf('/') + 1), Kustomize.build(folder));
	}

	static Manifests parse(String name, String yaml) {
		return new Manifests(name, Documents.parse(yaml).stream().map(Manifest::new).toList(), List.of());
	}

	Manifests beside(List<Manifest> others) {
		return new Manifests(this.name, this.all, others);
	}

	Stream<Manifest> ofKind(String kind) {
		return this.all.stream().filter((manifest) -> manifest.kind().equals(kind));
	}

	/** Here or beside it. */
	Optional<Manifest> find(String kind, String namespace, String name) {
		return Stream.concat(this.all.stream(), this.neighbours.stream())
			.filter((manifest) -> manifest.is(kind, namespace, name))
			.findFirst();
	}

	/** Whether a namespace is one of these objects. */
	boolean makes(String namespace) {
		return ofKind("Namespace").anyMatch((made) -> made.name().equals(namespace));
	}

	List<Workload> workloads() {
		return workloads(this.all);
	}

	List<Workload> foreignWorkloads() {
		return workloads(this.neighbours);
	}

	private static List<Workload> workloads(List<Manifest> manifests) {
		return manifests.stream().filter((manifest) -> WORKLOADS.contains(manifest.kind())).map(Workload::new).toList();
	}

	/** Whose pods a selector of an object of that namespace selects. */
	List<Workload> selected(String namespace, Selector selector) {
		return workloads().stream()
			.filter((workload) -> workload.namespace().equals(namespace) && selector.matches(workload.labels()))
			.toList();
	}

}
