package com.aimixer.monitor.config;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Finds active profiles without a file: {@code simulatr} would silently watch production.
 */
final class ProfileCheck {

	private static final String ACTIVE = AbstractEnvironment.ACTIVE_PROFILES_PROPERTY_NAME;

	private static final String ON_PROFILE = "spring.config.activate.on-profile";

	private final ConfigurableEnvironment environment;

	private final Problems problems;

	ProfileCheck(ConfigurableEnvironment environment, Problems problems) {
		this.environment = environment;
		this.problems = problems;
	}

	void check() {
		for (String profile : this.environment.getActiveProfiles()) {
			if (this.environment.getPropertySources().stream().noneMatch((source) -> isOf(source, profile))) {
				this.problems
					.add(new Problem(where(), ACTIVE, profile, "is a profile without configuration", mend(profile)));
			}
		}
	}

	/** Whether a source is a file of the profile or a document that asks for it. */
	private static boolean isOf(PropertySource<?> source, String profile) {
		Object condition = source.getProperty(ON_PROFILE);
		return source.getName().contains("-" + profile + ".")
				|| (condition != null && String.valueOf(condition).contains(profile));
	}

	private static String mend(String profile) {
		return (EditDistance.between(profile, "simulator") <= 3) ? "did you mean simulator?"
				: "write application-" + profile + ".yml or remove the profile";
	}

	private String where() {
		for (PropertySource<?> source : this.environment.getPropertySources()) {
			if (!"configurationProperties".equals(source.getName())) {
				String name = name(source);
				if (name != null) {
					return Place.of(PropertySourceOrigin.get(source, name));
				}
			}
		}
		return Place.DEFAULT;
	}

	private static @Nullable String name(PropertySource<?> source) {
		if (source.containsProperty(ACTIVE)) {
			return ACTIVE;
		}
		return source.containsProperty("SPRING_PROFILES_ACTIVE") ? "SPRING_PROFILES_ACTIVE" : null;
	}

}
