package com.aimixer.monitor.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.config.ConfigDataLocationNotFoundException;
import org.springframework.boot.context.config.ConfigDataResourceNotFoundException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.json.JsonParseException;

/**
 * Finds the mistake of a person in what Spring Boot throws while it reads files and binds
 * its own keys.
 */
public final class EnvironmentProblems {

	private static final String CONFIGURATION = "configuration";

	private static final Pattern UNLOADABLE = Pattern.compile("Unable to load config data from '(.+)'");

	private EnvironmentProblems() {
	}

	/**
	 * Explain an exception without looking at its causes.
	 * @param failure what was thrown
	 * @param files the files that were looked at
	 * @return the mistake, or empty if this is none of the configuration
	 */
	public static Optional<Problem> find(Throwable failure, ConfigurationFiles files) {
		return Optional.ofNullable(switch (failure) {
			case YAMLException yaml -> yaml(yaml, files);
			case ConfigDataLocationNotFoundException missing -> missing(String.valueOf(missing.getLocation()));
			case ConfigDataResourceNotFoundException missing -> missing(String.valueOf(missing.getLocation()));
			case BindException bind -> bind(bind);
			case InvalidConfigurationPropertyValueException invalid -> new Problem(CONFIGURATION, invalid.getName(),
					String.valueOf(invalid.getValue()), "is not a legal value", "mend it or remove the key");
			case ConfigDataException other ->
				new Problem(CONFIGURATION, "files", null, firstLine(other), "mend the path or the file");
			case JsonParseException json -> new Problem("environment SPRING_APPLICATION_JSON", "JSON", null,
					"is not a legal JSON object", "mend it or remove the variable");
			case IllegalStateException other -> unknownExtension(other);
			default -> null;
		});
	}

	private static Problem yaml(YAMLException failure, ConfigurationFiles files) {
		String file = files.broken().map(Place::of).orElse("configuration file");
		if (failure instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
			return new Problem(file + ":" + (marked.getProblemMark().getLine() + 1), "YAML", null, marked.getProblem(),
					"check the indentation and the colons here and in the line above");
		}
		return new Problem(file, "YAML", null, firstLine(failure), "save the file as UTF-8 text");
	}

	private static Problem bind(BindException failure) {
		ConfigurationProperty property = failure.getProperty();
		if (property == null) {
			return new Problem(CONFIGURATION, failure.getName().toString(), null, "is not a legal value",
					"mend it or remove the key");
		}
		return new Problem(Place.of(property.getOrigin()), property.getName().toString(),
				String.valueOf(property.getValue()), "is not a legal value", "mend it or remove the key");
	}

	private static Problem missing(String location) {
		return new Problem(CONFIGURATION, location, null, "is not there", "create it or mend its path");
	}

	private static @Nullable Problem unknownExtension(IllegalStateException failure) {
		Matcher matcher = UNLOADABLE.matcher(firstLine(failure));
		return matcher.matches() ? new Problem(CONFIGURATION, matcher.group(1), null, "cannot be read as configuration",
				"name a file .yml or .properties, and end a directory with a slash") : null;
	}

	private static String firstLine(Exception failure) {
		return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
	}

}
