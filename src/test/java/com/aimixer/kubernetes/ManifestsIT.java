package com.aimixer.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every build of the manifests, base and overlays, passes every check, and what people
 * edit at the top of the repository is what the pods read.
 */
class ManifestsIT {

	private static final Path SURROUNDINGS = Path.of("src", "test", "resources", "kubernetes", "surroundings.yml");

	private static final Path PAGE = Path.of("src", "site", "architecture.md");

	static List<String> builds() throws IOException {
		try (Stream<Path> overlays = Files.list(Path.of("k8s", "overlays"))) {
			return Stream.concat(Stream.of("k8s/base"), overlays.map(Path::toString).sorted()).toList();
		}
	}

	@ParameterizedTest
	@MethodSource("builds")
	void nothingIsWrong(String folder) {
		Build build = Build.of(folder);
		assertThat(Check.ALL.stream().flatMap((check) -> check.complaints(build.manifests(), build.around())))
			.isEmpty();
	}

	@Test
	void aFlowOfThePageIsOneOfSomeBuild() throws IOException {
		List<Build> builds = builds().stream().map(Build::of).toList();
		List<String> known = builds.stream()
			.flatMap((build) -> FlowsCheck.known(build.manifests(), build.around()).stream())
			.toList();
		assertThat(builds.stream().flatMap((build) -> build.around().flows().stream())).isNotEmpty()
			.allSatisfy((flow) -> assertThat(known).contains(flow.from(), flow.to()));
	}

	/**
	 * Generators take no pattern: a new file that they do not list would never arrive.
	 */
	@ParameterizedTest
	@CsvSource({ "prometheus, prometheus.yml", "prometheus, prometheus.args", "prometheus/rules, *",
			"prometheus/scrape, *", "alertmanager, alertmanager.yml", "alertmanager/templates, *",
			"grafana, grafana.ini", "grafana/dashboards, *", "grafana/provisioning/datasources, *",
			"grafana/provisioning/dashboards, *" })
	void aFileArrivesWhereItsProgramLooks(String folder, String pattern) {
		Map<String, String> mounted = mounted(Build.of("k8s/base"));
		List<Path> files = RuleFile.files(Path.of(folder), pattern);
		assertThat(files).isNotEmpty().allSatisfy((file) -> {
			Path inside = file.subpath(1, file.getNameCount());
			assertThat(mounted.entrySet().stream()).as("%s", file)
				.anyMatch((entry) -> Path.of(entry.getKey()).endsWith(inside)
						&& entry.getValue().equals(Documents.read(file)));
		});
	}

	private static Map<String, String> mounted(Build build) {
		Map<String, String> mounted = new HashMap<>();
		build.manifests()
			.workloads()
			.forEach((workload) -> workload.containers()
				.forEach((container) -> mounted
					.putAll(MountedFiles.of(workload, container, build.manifests(), build.around()).contents())));
		return mounted;
	}

	private record Build(Manifests manifests, Surroundings around) {

		static Build of(String folder) {
			Manifests built = Manifests.build(folder);
			Surroundings around = Surroundings.read(SURROUNDINGS, PAGE, built.name());
			return new Build(built.beside(around.neighbours()), around);
		}

	}

}
