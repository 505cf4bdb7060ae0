package com.aimixer.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every build of the manifests, base and overlays, passes every check.
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
		Manifests built = Manifests.build(folder);
		Surroundings around = Surroundings.read(SURROUNDINGS, PAGE, built.name());
		Manifests manifests = built.beside(around.neighbours());
		assertThat(Check.ALL.stream().flatMap((check) -> check.complaints(manifests, around))).isEmpty();
	}

}
