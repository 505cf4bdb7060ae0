package com.aimixer.kubernetes.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.util.FileSystemUtils;

/**
 * A cluster that is a folder, and a kubectl on the PATH that answers from it and records
 * what it is called with.
 */
final class StandInCluster implements BeforeEachCallback, AfterEachCallback {

	static final Map<String, String> SECRETS = Map.of("SMTP_PASSWORD", "two hidden words", "SLACK_WEBHOOK_URL",
			"https://hooks.slack.com/hidden", "PAGERDUTY_ROUTING_KEY", "hidden-key");

	private static final Path RESOURCES = Path.of("src", "test", "resources", "kubernetes");

	private static final String CHANGES = "^(create|patch|delete|label|rollout restart|rollout undo|apply).*";

	private static final String NO_CHANGES = ".*(--dry-run=server|reviews\\.yaml).*";

	@SuppressWarnings("NullAway.Init")
	private Path work;

	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private Path programs;

	/** One in a given folder, for as long as that is there. */
	static StandInCluster in(Path folder) throws IOException {
		StandInCluster cluster = new StandInCluster();
		cluster.make(folder);
		return cluster;
	}

	@Override
	public void beforeEach(ExtensionContext context) throws IOException {
		make(Files.createTempDirectory("cluster"));
	}

	@Override
	public void afterEach(ExtensionContext context) throws IOException {
		FileSystemUtils.deleteRecursively(this.work);
	}

	/** AI Mixer runs in it, and nothing of the monitoring. */
	private void make(Path work) throws IOException {
		this.work = work;
		this.folder = Files.createDirectories(work.resolve("cluster"));
		this.programs = Files.createDirectories(work.resolve("programs"));
		Files.copy(RESOURCES.resolve("kubectl"), this.programs.resolve("kubectl"));
		this.programs.resolve("kubectl").toFile().setExecutable(true);
		Files.copy(RESOURCES.resolve("overlay.yaml"), this.folder.resolve("overlay.yaml"));
		Files.createFile(this.folder.resolve("says"));
		Files.createDirectories(this.folder.resolve("temporary"));
		Files.writeString(this.folder.resolve("objects"), "namespace ai-mixer-global\n");
	}

	/** Add lines to what there is, such as {@code secret NAMESPACE/NAME KEY}. */
	StandInCluster has(String... lines) throws IOException {
		Files.write(this.folder.resolve("objects"), List.of(lines), StandardOpenOption.APPEND);
		return this;
	}

	/** Forget what there is. */
	StandInCluster isEmpty() throws IOException {
		Files.writeString(this.folder.resolve("objects"), "");
		return this;
	}

	/** A Grafana that runs with this password. */
	StandInCluster hasGrafana(String password) throws IOException {
		String value = Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8));
		Files.createDirectories(this.folder.resolve("written"));
		Files.writeString(this.folder.resolve("written/grafana-admin"), "data: {admin-password: " + value + "}\n");
		return has("namespace ai-mixer-monitoring", "secret ai-mixer-monitoring/grafana-admin admin-password ");
	}

	/** Answer calls whose arguments contain the pattern of the shell in another way. */
	StandInCluster says(String pattern, int exitCode, String text) throws IOException {
		Files.writeString(this.folder.resolve("says"),
				pattern + "|" + exitCode + "|" + text.strip().replace("\n", "\\n") + "\n", StandardOpenOption.APPEND);
		return this;
	}

	/** Add a document to what kustomize builds. */
	StandInCluster brings(String document) throws IOException {
		Files.writeString(this.folder.resolve("overlay.yaml"), "---\n" + document, StandardOpenOption.APPEND);
		return this;
	}

	Script setup(Map<String, String> environment, String... arguments) throws Exception {
		return run(Path.of("k8s", "setup_monitoring.sh"), environment, arguments);
	}

	/** Without being asked. */
	Script uninstall(String... more) throws Exception {
		return setup(Map.of(),
				Stream.concat(Stream.of("--uninstall", "--yes"), Stream.of(more)).toArray(String[]::new));
	}

	Script rotate(Map<String, String> environment, String... arguments) throws Exception {
		return run(Path.of("k8s", "rotate_grafana_password.sh"), environment, arguments);
	}

	Script run(Path script, Map<String, String> environment, String... arguments) throws Exception {
		return Script.run(this.folder, command(script, arguments), environment(environment));
	}

	static List<String> command(Path script, String... arguments) {
		List<String> command = new ArrayList<>(List.of("bash", script.toAbsolutePath().toString()));
		command.addAll(List.of(arguments));
		return command;
	}

	Map<String, String> environment(Map<String, String> more) {
		Map<String, String> environment = new HashMap<>();
		environment.put("CLUSTER", this.folder.toString());
		environment.put("PATH", this.programs + ":" + System.getenv("PATH"));
		environment.put("TMPDIR", this.folder.resolve("temporary").toString());
		environment.putAll(more);
		return environment;
	}

	/** Every call of kubectl: its arguments but for the context. */
	List<String> calls() throws IOException {
		return read("calls").lines().toList();
	}

	/** The calls that change something. */
	List<String> changes() throws IOException {
		return calls().stream().filter((call) -> call.matches(CHANGES) && !call.matches(NO_CHANGES)).toList();
	}

	/** What is in a file of the cluster, nothing if there is none. */
	String read(String file) throws IOException {
		Path path = this.folder.resolve(file);
		return Files.exists(path) ? Files.readString(path) : "";
	}

	/** Whatever the scripts have left in the folder for temporary files. */
	List<Path> leftovers() throws IOException {
		try (Stream<Path> files = Files.list(this.folder.resolve("temporary"))) {
			return files.toList();
		}
	}

	/** A place for more files. */
	Path work() {
		return this.work;
	}

	Path folder() {
		return this.folder;
	}

	Path programs() {
		return this.programs;
	}

}
