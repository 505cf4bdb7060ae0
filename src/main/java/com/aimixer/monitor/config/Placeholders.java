package com.aimixer.monitor.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Resolves {@code ${NAME:default}} in configured texts. A text that is nothing but a
 * placeholder has the place of what it stands for: a bad {@code HEALTH_CHECK_INTERVAL} is
 * blamed on the environment, not on the file that refers to it.
 */
final class Placeholders {

	private static final Pattern ONLY_A_PLACEHOLDER = Pattern.compile("\\$\\{([^:{}]+)(?::[^{}]*)?}");

	private final ConfigurableEnvironment environment;

	Placeholders(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	/** The setting, or null after adding a problem if it cannot be resolved. */
	@Nullable Setting resolve(String key, ConfigurationProperty property, Problems problems) {
		String raw = String.valueOf(property.getValue());
		String where = Place.of(property.getOrigin());
		if (!raw.contains("${")) {
			return new Setting(key, where, raw);
		}
		try {
			return new Setting(key, source(raw, where), this.environment.resolveRequiredPlaceholders(raw));
		}
		catch (IllegalArgumentException ex) {
			problems.add(new Problem(where, key, key.contains(".headers.") ? null : raw,
					"refers to something that is not set", "set it, or give a default as in ${NAME:default}"));
			return null;
		}
	}

	private String source(String raw, String fallback) {
		Matcher matcher = ONLY_A_PLACEHOLDER.matcher(raw);
		if (!matcher.matches()) {
			return fallback;
		}
		String name = matcher.group(1);
		for (PropertySource<?> source : this.environment.getPropertySources()) {
			// the attached source of Spring Boot repeats the others without their names
			if (!"configurationProperties".equals(source.getName()) && source.containsProperty(name)) {
				return Place.of(PropertySourceOrigin.get(source, name));
			}
		}
		return fallback;
	}

}
