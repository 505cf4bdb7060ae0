package com.aimixer.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The stack that {@code stack.sh} runs, in a folder and on ports of its own.
 */
final class Stack {

	/** Control, regions, regions over HTTPS, pods, channels and mail. */
	private static final int[] MIXER = Stream
		.of(IntStream.rangeClosed(0, 6), IntStream.rangeClosed(11, 16), IntStream.rangeClosed(101, 123),
				IntStream.of(200, 225))
		.flatMapToInt((offsets) -> offsets)
		.toArray();

	private final Path output;

	private final Path folder;

	private final int mixer = Ports.base(MIXER);

	private final Map<String, Integer> ports = new TreeMap<>();

	/**
	 * In a folder in which no word is left unquoted; the output of scripts is beside it.
	 */
	Stack(Path output) {
		this.output = output;
		this.folder = output.resolve("it's #1 & only");
		for (String name : List.of("monitor", "prometheus", "alertmanager", "node-exporter", "grafana")) {
			this.ports.put(name, Ports.free());
		}
	}

	/** Run {@code stack.sh} with a command and options. */
	Script run(String command, String... options) throws IOException, InterruptedException {
		return run(Map.of(), command, options);
	}

	Script run(Map<String, String> environment, String command, String... options)
			throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(List.of(command));
		arguments.addAll(List.of(options));
		return Script.run(this.output, "stack.sh", environment(environment), arguments.toArray(String[]::new));
	}

	/** Begin {@code stack.sh up} in a process group of its own without waiting for it. */
	Process beginUp(Path out, Path err) throws IOException {
		return Script.startGroup(out, err, "stack.sh", environment(Map.of()), "up", "--speed=10");
	}

	int mixer() {
		return this.mixer;
	}

	int port(String name) {
		return Objects.requireNonNull(this.ports.get(name));
	}

	String url(String name) {
		return "http://127.0.0.1:" + port(name);
	}

	/** Every port it may open. */
	List<Integer> allPorts() {
		return Stream
			.concat(IntStream.of(MIXER).mapToObj((offset) -> this.mixer + offset), this.ports.values().stream())
			.toList();
	}

	/** Where its data and logs are. */
	Path folder() {
		return this.folder;
	}

	/** Make its folder, with something in it before it ever ran. */
	Path prepare(String file) throws IOException {
		Files.createDirectories(this.folder);
		Files.createFile(this.folder.resolve(".ai-mixer-stack"));
		return Files.createFile(this.folder.resolve(file));
	}

	/** Where its processes are recorded. */
	Path records() {
		return this.folder.resolve("run");
	}

	/** Component to process, of those that were started. */
	Map<String, Long> processes() throws IOException {
		return processes(records());
	}

	/** The same from a copy of the records. */
	static Map<String, Long> processes(Path records) throws IOException {
		if (!Files.exists(records)) {
			return Map.of();
		}
		try (Stream<Path> files = Files.list(records)) {
			return files.collect(Collectors.toMap((record) -> record.getFileName().toString(), Stack::process));
		}
	}

	/** Whether a process runs: one that has ended may wait for its parent forever. */
	static boolean isRunning(long pid) {
		try {
			return !Files.readString(Path.of("/proc", String.valueOf(pid), "stat"))
				.replaceAll(".*\\) ", "")
				.startsWith("Z");
		}
		catch (IOException _) {
			return false;
		}
	}

	private static long process(Path record) {
		try {
			return Long.parseLong(Files.readString(record).split(" ")[0]);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private Map<String, String> environment(Map<String, String> more) {
		Map<String, String> environment = new HashMap<>(more);
		environment.put("JDK_JAVA_OPTIONS", Program.SHORT_LIVED);
		environment.put("STACK_DIR", this.folder.toString());
		environment.put("MIXER_PORT", String.valueOf(this.mixer));
		this.ports.forEach((name, port) -> environment.put(name.toUpperCase(Locale.ROOT).replace('-', '_') + "_PORT",
				String.valueOf(port)));
		return environment;
	}

}
