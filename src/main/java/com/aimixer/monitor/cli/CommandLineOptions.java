package com.aimixer.monitor.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/**
 * A parsed command line.
 *
 * @param command what is asked for
 * @param output how the result of a single round is printed
 * @param properties the arguments that are configuration, such as
 * {@code --monitor.interval=10s}
 */
public record CommandLineOptions(Command command, Output output, List<String> properties) {

	private static final Pattern PROPERTY = Pattern.compile("--[A-Za-z][\\w-]*[.\\[][^=]*(=.*)?", Pattern.DOTALL);

	public CommandLineOptions {
		properties = List.copyOf(properties);
	}

	/**
	 * Parse a command line.
	 * @param args the arguments
	 * @return what they ask for
	 * @throws UsageException if one of them is unknown, misplaced or wrong
	 */
	public static CommandLineOptions parse(String... args) throws UsageException {
		Usage usage = new Usage();
		try {
			parser(usage).parseArgs(Arrays.stream(args).filter((arg) -> !isProperty(arg)).toArray(String[]::new));
		}
		catch (UnmatchedArgumentException ex) {
			throw new UsageException(UsageMistakes.unmatched(ex.getUnmatched(), ex.getSuggestions(), List.of(args)));
		}
		catch (ParameterException ex) {
			throw new UsageException(List.of(ex.getMessage() + "; see --help"));
		}
		List<String> properties = Arrays.stream(args).filter(CommandLineOptions::isProperty).toList();
		List<String> mistakes = UsageMistakes.combinations(usage, properties);
		if (!mistakes.isEmpty()) {
			throw new UsageException(mistakes);
		}
		return new CommandLineOptions(usage.command(), usage.output(), properties);
	}

	/**
	 * Print the usage text.
	 * @param out where to print it
	 */
	public static void printUsage(PrintStream out) {
		parser(new Usage()).usage(out, Ansi.OFF);
	}

	/** Configuration has a dot or an index in its key; our own options have neither. */
	static boolean isProperty(String argument) {
		return PROPERTY.matcher(argument).matches();
	}

	private static Output output(String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "text" -> Output.TEXT;
			case "json" -> Output.JSON;
			default -> throw new TypeConversionException("'" + text + "' is not text or json");
		};
	}

	private static CommandLine parser(Usage usage) {
		return new CommandLine(usage).registerConverter(Output.class, CommandLineOptions::output)
			.setExpandAtFiles(false)
			.setPosixClusteredShortOptionsAllowed(false)
			.setUsageHelpWidth(110)
			.setUsageHelpLongOptionsMaxWidth(24);
	}

}
