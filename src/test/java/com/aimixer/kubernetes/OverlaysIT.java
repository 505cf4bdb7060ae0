package com.aimixer.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An overlay leaves the base alone but for what {@code overlays.yml} says. What kustomize
 * makes of names can reach further than a patch seems to.
 */
class OverlaysIT {

	private static final Path CHANGES = Path.of("src", "test", "resources", "kubernetes", "overlays.yml");

	/**
	 * A ConfigMap whose name ends with a hash of what is in it, for which kustomize has
	 * its own digits.
	 */
	private static final Pattern HASHED = Pattern.compile("(?<=^  name: )([a-z0-9-]+)-[2456789bcdfghkmt]{10}$",
			Pattern.MULTILINE);

	static Set<String> overlays() {
		return RuleFile.read(CHANGES, JsonNode.class).propertyNames().stream().collect(Collectors.toSet());
	}

	@ParameterizedTest
	@MethodSource("overlays")
	void onlyWhatIsMeantToChangeDiffersFromTheBase(String overlay) {
		Map<String, Manifest> built = build("k8s/overlays/" + overlay);
		assertThat(build("k8s/base").entrySet()).filteredOn((base) -> !base.getValue().equals(built.get(base.getKey())))
			.extracting(Map.Entry::getKey)
			.containsExactlyInAnyOrderElementsOf(
					Documents.strings(RuleFile.read(CHANGES, JsonNode.class).path(overlay)).toList());
	}

	@Test
	void everyOverlayIsListed() throws IOException {
		try (Stream<Path> folders = Files.list(Path.of("k8s", "overlays"))) {
			assertThat(folders.map((folder) -> folder.getFileName().toString()))
				.containsExactlyInAnyOrderElementsOf(overlays());
		}
	}

	/** A changed ConfigMap is no change of all that mount it. */
	private static Map<String, Manifest> build(String folder) {
		String yaml = Kustomize.build(folder);
		for (String name : HASHED.matcher(yaml).results().map((match) -> match.group(1)).distinct().toList()) {
			yaml = yaml.replaceAll("\\b" + name + "-[2456789bcdfghkmt]{10}\\b", name);
		}
		return Manifests.parse(folder, yaml)
			.all()
			.stream()
			.collect(Collectors.toMap(Manifest::toString, Function.identity()));
	}

}
