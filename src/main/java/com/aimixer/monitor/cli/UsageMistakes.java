package com.aimixer.monitor.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says what is wrong with a command line and what was probably meant.
 */
final class UsageMistakes {

	private static final Set<String> MONITOR_KEYS = Set.of("interval", "timeout", "data-dir");

	private static final Set<String> WORDS = Set.of("once", "check-config", "help", "version");

	private static final Set<String> VERBOSE = Set.of("--debug", "--trace", "--verbose", "-v");

	private UsageMistakes() {
	}

	/** Arguments that are neither an option nor configuration. */
	static List<String> unmatched(List<String> unmatched, List<String> suggestions, List<String> args) {
		List<String> mistakes = new ArrayList<>();
		for (String argument : unmatched) {
			mistakes.add("'" + argument + "' is not an option; " + mend(argument, suggestions, args));
		}
		return mistakes;
	}

	private static String mend(String argument, List<String> suggestions, List<String> args) {
		int index = args.indexOf(argument);
		String previous = (index > 0) ? args.get(index - 1) : "";
		if (!argument.startsWith("-") && CommandLineOptions.isProperty(previous) && !previous.contains("=")) {
			return "did you mean " + previous + "=" + argument + "?";
		}
		if (WORDS.contains(argument)) {
			return "did you mean --" + argument + "?";
		}
		if (VERBOSE.contains(argument)) {
			return "did you mean --logging.level.com.aimixer=debug?";
		}
		if (argument.startsWith("-D")) {
			return "did you mean --" + argument.substring(2) + "?";
		}
		if (argument.startsWith("--") && MONITOR_KEYS.contains(argument.substring(2).replaceAll("=.*", ""))) {
			return "did you mean --monitor." + argument.substring(2) + "?";
		}
		return suggestions.isEmpty() ? "see --help" : "did you mean " + String.join(" or ", suggestions) + "?";
	}

	/** Options that do not go together. */
	static List<String> combinations(Usage usage, List<String> properties) {
		List<String> mistakes = new ArrayList<>();
		if (usage.output != null && !usage.once) {
			mistakes.add("--output belongs to --once; add --once or remove --output");
		}
		if (usage.once && usage.checkConfig) {
			mistakes.add("--once and --check-config exclude each other; use one of them");
		}
		Set<String> keys = new HashSet<>();
		for (String property : properties) {
			String key = property.replaceAll("(?s)=.*", "");
			if (key.startsWith("--monitor.") && !keys.add(key)) {
				mistakes.add(key + " is given twice; give it once");
			}
		}
		return mistakes;
	}

}
