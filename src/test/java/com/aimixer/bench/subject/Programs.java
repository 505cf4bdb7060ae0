package com.aimixer.bench.subject;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for installed programs.
 */
public final class Programs {

	private final List<Path> directories;

	private Programs(List<Path> directories) {
		this.directories = List.copyOf(directories);
	}

	/**
	 * Look in some directories first, then on the PATH.
	 * @param directories directories separated as in a PATH; may be empty
	 * @return the programs there
	 */
	public static Programs in(String directories) {
		String path = System.getenv().getOrDefault("PATH", "");
		return new Programs(Stream.of(directories, path)
			.flatMap((list) -> Arrays.stream(list.split(File.pathSeparator)))
			.filter((each) -> !each.isBlank())
			.map(Path::of)
			.toList());
	}

	/**
	 * The same, with programs that a script fetches and prints the paths of, one a line.
	 * @param script an executable script
	 * @param names the programs to fetch
	 * @return the programs there
	 * @throws IOException if the script cannot be run
	 */
	public Programs fetched(Path script, String... names) throws IOException {
		List<String> command = new ArrayList<>(List.of(script.toAbsolutePath().toString()));
		command.addAll(List.of(names));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		List<Path> more = new ArrayList<>(this.directories);
		try (var lines = process.inputReader().lines()) {
			lines.map(String::strip)
				.filter((line) -> !line.isEmpty())
				.flatMap((line) -> Stream.ofNullable(Path.of(line).toAbsolutePath().getParent()))
				.forEach(more::add);
		}
		return new Programs(more);
	}

	/**
	 * Find a program.
	 * @param names what it may be called
	 * @return its file
	 */
	public Optional<Path> find(String... names) {
		return this.directories.stream()
			.flatMap((directory) -> Arrays.stream(names).map(directory::resolve))
			.filter(Files::isExecutable)
			.map(Path::toAbsolutePath)
			.findFirst();
	}

}
