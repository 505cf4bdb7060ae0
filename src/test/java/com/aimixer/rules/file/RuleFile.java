package com.aimixer.rules.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of rules.
 *
 * @param path where it is
 * @param groups its groups
 */
public record RuleFile(Path path, List<Group> groups) {

	private static final Path FOLDER = Path.of("prometheus", "rules").toAbsolutePath();

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	/**
	 * What a file contains.
	 *
	 * @param groups its groups
	 */
	private record Content(List<Group> groups) {

	}

	/**
	 * The same with every key that a rule has.
	 *
	 * @param groups its groups
	 */
	private record AsWritten(List<GroupAsWritten> groups) {

	}

	/**
	 * A group with every key that its rules have.
	 *
	 * @param name its name
	 * @param rules its rules
	 */
	private record GroupAsWritten(String name, List<Map<String, Object>> rules) {

	}

	/**
	 * Rules that are evaluated one after the other.
	 *
	 * @param name unique in all files
	 * @param interval where it differs from that of all others
	 * @param rules the rules
	 */
	public record Group(String name, @Nullable String interval, List<Rule> rules) {

	}

	/** The committed files in the order of their names. */
	public static List<RuleFile> all() {
		return files(FOLDER, "*.yml").stream()
			.map((path) -> new RuleFile(path, read(path, Content.class).groups()))
			.toList();
	}

	/** All rules of all files. */
	public static List<Rule> allRules() {
		return all().stream().flatMap((file) -> file.rules().stream()).toList();
	}

	/** All alerting rules of all files; an alert with two severities is two rules. */
	public static List<Rule> allAlerts() {
		return allRules().stream().filter(Rule::alerts).toList();
	}

	/**
	 * A rule file for one alert: the rules of that name and those that record what is
	 * read there, as they are written, in their groups.
	 */
	public static String needed(String alert) {
		Set<String> names = namesOfNeeded(alert);
		List<Map<String, Object>> groups = new ArrayList<>();
		for (Path path : files(FOLDER, "*.yml")) {
			for (GroupAsWritten group : read(path, AsWritten.class).groups()) {
				List<Map<String, Object>> rules = group.rules()
					.stream()
					.filter((rule) -> names.contains(String.valueOf(rule.getOrDefault("alert", rule.get("record")))))
					.toList();
				if (!rules.isEmpty()) {
					groups.add(Map.of("name", group.name(), "rules", rules));
				}
			}
		}
		return new Yaml().dump(Map.of("groups", groups));
	}

	private static Set<String> namesOfNeeded(String alert) {
		List<Rule> all = allRules();
		Set<String> names = new HashSet<>();
		Deque<String> open = new ArrayDeque<>(List.of(alert));
		while (!open.isEmpty()) {
			String name = open.pop();
			if (names.add(name)) {
				all.stream()
					.filter((rule) -> rule.name().equals(name))
					.flatMap((rule) -> all.stream().filter((other) -> rule.expr().contains(other.name())))
					.forEach((other) -> open.add(other.name()));
			}
		}
		return names;
	}

	/** The rules of all its groups. */
	public List<Rule> rules() {
		return this.groups.stream().flatMap((group) -> group.rules().stream()).toList();
	}

	/** A YAML document as a type. */
	public static <T> T read(Path path, Class<T> type) {
		try {
			return MAPPER.convertValue(new Yaml().<Object>load(Files.readString(path)), type);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The files of a folder in the order of their names. */
	public static List<Path> files(Path folder, String glob) {
		PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + glob);
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((path) -> matcher.matches(path.getFileName())).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
