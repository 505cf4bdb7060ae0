package com.aimixer.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which kubectl the tests take, on a machine that can fetch none.
 */
class KubectlTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "v5.0.1", "v5.8.1", "v10.0.0" })
	void oneThatIsNewEnoughIsTaken(String kustomize) throws Exception {
		Script fetch = fetch("Client Version: v1.32.4\nKustomize Version: " + kustomize);
		assertThat(fetch.exitCode()).as(fetch.err()).isZero();
		assertThat(fetch.out()).isEqualTo(this.folder.resolve("kubectl") + "\n");
	}

	/** The first one is that of Debian 12, the second the last before 5.0. */
	@ParameterizedTest
	@ValueSource(strings = { "Client Version: version.Info{Major:\"1\", Minor:\"20\", GitVersion:\"v1.20.2\"}",
			"Client Version: v1.26.15\nKustomize Version: v4.5.7" })
	void oneThatIsTooOldIsNone(String version) throws Exception {
		Script fetch = fetch(version);
		assertThat(fetch.exitCode()).isEqualTo(69);
		assertThat(fetch.err()).contains("kubectl not found", "kubectl has to be 1.27 or newer");
	}

	@Test
	void theScriptKnowsItsName() throws Exception {
		Script help = Script.run(this.folder, "fetch_programs.sh", Map.of());
		assertThat(help.exitCode()).isEqualTo(64);
		assertThat(help.err()).contains(" kubectl");
	}

	private Script fetch(String version) throws IOException, InterruptedException {
		program("kubectl", "cat <<'TEXT'\n" + version + "\nTEXT");
		for (String name : List.of("bash", "cat", "cut", "grep", "sort", "xargs")) {
			program(name, "exec " + path(name) + " \"$@\"");
		}
		return Script.run(this.folder, "fetch_programs.sh",
				Map.of("PATH", this.folder.toString(), "XDG_CACHE_HOME", this.folder.resolve("cache").toString()),
				"kubectl");
	}

	private void program(String name, String commands) throws IOException {
		Path file = Files.writeString(this.folder.resolve(name), "#!/bin/sh\n" + commands + "\n");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	private static Path path(String name) {
		return Stream.of(System.getenv("PATH").split(":"))
			.map((folder) -> Path.of(folder, name))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow();
	}

}
