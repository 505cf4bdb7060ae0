package com.aimixer.kubernetes.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What runbooks and the page about Kubernetes type into a terminal fits what is there.
 */
class RunbookCommandsTests {

	private static final Path K8S = Path.of("k8s");

	private static final Pattern KIND_AND_NAME = Pattern
		.compile("ai-mixer-monitoring\\b.*? (svc|statefulset|deployment)/([a-z-]+)");

	private static final Pattern POD = Pattern
		.compile("\\b(ai-mixer-monitor|prometheus|alertmanager|grafana)-[0-9]\\b");

	private static final Pattern MOUNTED = Pattern
		.compile("(?<![\\w.])/(?:etc|data|prometheus|alertmanager)(?:/[a-z_]+)+");

	private static final Pattern AMTOOL = Pattern.compile("exec \\S*alertmanager\\S* .*?-- (amtool .*)");

	private static final Pattern SCRIPT = Pattern.compile("\\b(?:k8s|src/main/scripts)/[a-z_]+\\.sh");

	@Test
	void workloadsAndServicesAreThoseOfTheBase() throws IOException {
		assertThat(found(KIND_AND_NAME, 2)).isNotEmpty()
			.allSatisfy((name) -> assertThat(K8S.resolve("base").resolve(name).resolve("service.yaml")).exists());
	}

	@Test
	void podsWithANumberAreOfAStatefulSet() throws IOException {
		assertThat(found(POD, 1)).isNotEmpty()
			.allSatisfy((name) -> assertThat(K8S.resolve("base").resolve(name).resolve("statefulset.yaml")).exists());
	}

	@Test
	void filesInPodsAreWhereSomethingIsMounted() throws IOException {
		List<String> mounts = new ArrayList<>();
		try (Stream<Path> files = Files.walk(K8S.resolve("base"))) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".yaml")).toList()) {
				Files.readAllLines(file)
					.stream()
					.map(String::strip)
					.filter((line) -> line.startsWith("mountPath: "))
					.map((line) -> line.substring("mountPath: ".length()))
					.forEach(mounts::add);
			}
		}
		assertThat(found(MOUNTED, 0)).isNotEmpty()
			.allSatisfy((path) -> assertThat(mounts).anyMatch((mount) -> path.startsWith(mount)));
	}

	/** It is https with the overlay tls: the pod knows which. */
	@Test
	void amtoolIsToldNoAddress() throws IOException {
		assertThat(found(AMTOOL, 1)).isNotEmpty()
			.allSatisfy((command) -> assertThat(command).doesNotContain("alertmanager.url", "://"));
		assertThat(K8S.resolve("base/alertmanager/statefulset.yaml")).content().contains("mountPath: /etc/amtool\n");
	}

	@Test
	void scriptsAreThere() throws IOException {
		assertThat(found(SCRIPT, 0)).contains("k8s/setup_monitoring.sh")
			.allSatisfy((script) -> assertThat(Path.of(script)).isExecutable());
	}

	private static Set<String> found(Pattern pattern, int group) throws IOException {
		Set<String> found = new TreeSet<>();
		try (Stream<Path> runbooks = Files.list(Path.of("prometheus", "runbooks"))) {
			for (Path page : Stream.concat(runbooks, Stream.of(Path.of("src", "site", "kubernetes.md"))).toList()) {
				commands(page).flatMap((line) -> pattern.matcher(line).results())
					.map((MatchResult match) -> match.group(group))
					.forEach(found::add);
			}
		}
		return found;
	}

	/** Lines with a command in them. */
	private static Stream<String> commands(Path page) throws IOException {
		return Files.readAllLines(page).stream().filter((line) -> line.contains("kubectl ") || line.contains(".sh"));
	}

}
