package com.aimixer.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every script of the repository before the real shellcheck. Its versions differ in what
 * they call a matter of style, so that only warnings and errors count.
 */
class ShellcheckIT {

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void scriptsAreWithoutComplaint() throws Exception {
		List<String> command = new ArrayList<>(
				List.of(RealPrograms.find(this.work, "shellcheck"), "--external-sources", "--severity=warning"));
		int options = command.size();
		command.addAll(scripts());
		assertThat(command).hasSizeGreaterThan(options + 10);
		Script shellcheck = Script.run(this.work.folder(), command, Map.of());
		assertThat(shellcheck.out() + shellcheck.err()).isEmpty();
		assertThat(shellcheck.exitCode()).isZero();
	}

	private static List<String> scripts() throws Exception {
		List<String> scripts = new ArrayList<>(List.of(".ci/run", "src/test/resources/kubernetes/kubectl"));
		for (String folder : List.of("k8s", "src/main/scripts")) {
			try (Stream<Path> files = Files.list(Path.of(folder))) {
				files.map(Path::toString).filter((file) -> file.endsWith(".sh")).forEach(scripts::add);
			}
		}
		return scripts;
	}

}
