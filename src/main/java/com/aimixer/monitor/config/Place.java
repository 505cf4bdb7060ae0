package com.aimixer.monitor.config;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.Resource;

/**
 * Names the place of a property in the words of the person who wrote it.
 */
final class Place {

	static final String DEFAULT = "default";

	static final String ENVIRONMENT = "environment ";

	static final String ARGUMENT = "argument --";

	private static final Pattern BUILT_IN = Pattern.compile("class path resource \\[(.+)]");

	private static final Pattern FILE = Pattern.compile("(?:file \\[|URL \\[file:)(.+)]");

	private Place() {
	}

	static String of(@Nullable Origin origin) {
		if (origin instanceof TextResourceOrigin text) {
			return of(text);
		}
		if (origin instanceof PropertySourceOrigin property) {
			return of(property);
		}
		return (origin != null) ? origin.toString() : DEFAULT;
	}

	/**
	 * A file of the configuration, relative to the working directory where it lies below.
	 */
	static String of(Resource resource) {
		String description = resource.getDescription();
		Matcher builtIn = BUILT_IN.matcher(description);
		if (builtIn.find()) {
			return builtIn.group(1) + " (built in)";
		}
		Matcher file = FILE.matcher(description);
		return file.find() ? relative(Path.of(file.group(1))) : description;
	}

	private static String of(TextResourceOrigin origin) {
		String file = (origin.getResource() != null) ? of(origin.getResource()) : "configuration";
		TextResourceOrigin.Location location = origin.getLocation();
		return (location != null) ? file + ":" + (location.getLine() + 1) : file;
	}

	private static String of(PropertySourceOrigin origin) {
		PropertySource<?> source = origin.getPropertySource();
		if (source instanceof SystemEnvironmentPropertySource) {
			return ENVIRONMENT + origin.getPropertyName();
		}
		if (source instanceof CommandLinePropertySource<?>) {
			return ARGUMENT + origin.getPropertyName();
		}
		if (StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME.equals(source.getName())) {
			return "system property " + origin.getPropertyName();
		}
		return (origin.getOrigin() != null) ? of(origin.getOrigin()) : source.getName();
	}

	private static String relative(Path file) {
		Path here = Path.of("").toAbsolutePath();
		Path absolute = file.toAbsolutePath().normalize();
		return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
	}

}
