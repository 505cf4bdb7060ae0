package com.aimixer.kubernetes;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file that an argument, a variable or a mounted configuration names is in the
 * container, where its place is one that is mounted.
 */
final class PathsCheck implements Check {

	private static final Pattern PATH = Pattern.compile("(?<![\\w.:/}-])/(?:[\\w.+-]+/)*[\\w.*+-]+");

	private static final Pattern COMMENT = Pattern.compile("(?m)(^|\\s)[#;]\\s.*$");

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		return manifests.workloads()
			.stream()
			.flatMap((workload) -> workload.containers()
				.stream()
				.flatMap((container) -> missing(MountedFiles.of(workload, container, manifests, around), container)
					.stream()
					.map((path) -> workload + " names " + path + ", where it finds no file")));
	}

	private static Set<String> missing(MountedFiles files, Container container) {
		return Stream.concat(container.words(), files.contents().values().stream())
			.map((text) -> COMMENT.matcher(text).replaceAll(""))
			.flatMap((text) -> PATH.matcher(text).results().map(MatchResult::group))
			.filter(files::covers)
			.filter((path) -> !files.has(path))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
