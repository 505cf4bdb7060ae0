package com.aimixer.monitor.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * What one file, the environment or the command line says about the monitor: a tree of
 * names that is built once, so that ten thousand endpoints are read in one pass.
 */
final class SettingSource {

	static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("monitor");

	/** What Spring Boot calls a YAML file that is a list or a text. */
	static final String NO_KEYS = "document";

	private final ConfigurationPropertySource properties;

	private final boolean environment;

	private final List<ConfigurationPropertyName> names = new ArrayList<>();

	private final List<ConfigurationPropertyName> strays = new ArrayList<>();

	private final Map<ConfigurationPropertyName, Set<ConfigurationPropertyName>> children = new LinkedHashMap<>();

	SettingSource(ConfigurationPropertySource properties) {
		this.properties = properties;
		this.environment = properties.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
		if (properties instanceof IterableConfigurationPropertySource iterable) {
			boolean others = this.environment || isSystemProperties(properties.getUnderlyingSource());
			iterable.forEach((name) -> {
				if (name.equals(ROOT) || ROOT.isAncestorOf(name)) {
					add(name);
				}
				else if (!others && !name.isEmpty() && isStray(name)) {
					this.strays.add(name);
				}
			});
		}
	}

	private static boolean isSystemProperties(@Nullable Object source) {
		return source instanceof PropertySource<?> properties
				&& StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME.equals(properties.getName());
	}

	/** Whether a name was probably meant for the monitor. */
	private static boolean isStray(ConfigurationPropertyName name) {
		String first = name.getElement(0, Form.UNIFORM);
		return NO_KEYS.equals(first) || EditDistance.between(first, "monitor") <= 2
				|| KnownKeys.contains(ROOT.append(name));
	}

	private void add(ConfigurationPropertyName name) {
		this.names.add(name);
		ConfigurationPropertyName child = name;
		while (child.getNumberOfElements() > 1) {
			ConfigurationPropertyName parent = child.getParent();
			if (!this.children.computeIfAbsent(parent, (key) -> new LinkedHashSet<>()).add(child)) {
				return;
			}
			child = parent;
		}
	}

	/** Whether this is the environment, where names of others may look like ours. */
	boolean isEnvironment() {
		return this.environment;
	}

	/** Every name that is ours, in the order in which it was written. */
	List<ConfigurationPropertyName> names() {
		return this.names;
	}

	/** Names that were probably meant to be ours. */
	List<ConfigurationPropertyName> strays() {
		return this.strays;
	}

	@Nullable ConfigurationProperty find(ConfigurationPropertyName name) {
		return this.properties.getConfigurationProperty(name);
	}

	/** Whether something is said about a name or below it. */
	boolean mentions(ConfigurationPropertyName name) {
		return this.children.containsKey(name) || find(name) != null;
	}

	/** The indices of a list that occur, in the order of writing. */
	List<Integer> indices(ConfigurationPropertyName list) {
		return this.children.getOrDefault(list, Set.of())
			.stream()
			.filter((name) -> name.isNumericIndex(name.getNumberOfElements() - 1))
			.map((name) -> Integer.valueOf(name.getLastElement(Form.ORIGINAL)))
			.toList();
	}

	/** The names with a value below a name. */
	List<ConfigurationPropertyName> leaves(ConfigurationPropertyName name) {
		List<ConfigurationPropertyName> leaves = new ArrayList<>();
		for (ConfigurationPropertyName child : this.children.getOrDefault(name, Set.of())) {
			if (find(child) != null) {
				leaves.add(child);
			}
			leaves.addAll(leaves(child));
		}
		return leaves;
	}

	/**
	 * The key of a map entry. The environment has no dashes, so {@code X_API_KEY} there
	 * is {@code x-api-key}.
	 */
	String entryKey(ConfigurationPropertyName map, ConfigurationPropertyName entry) {
		List<String> parts = new ArrayList<>();
		for (int i = map.getNumberOfElements(); i < entry.getNumberOfElements(); i++) {
			parts.add(entry.getElement(i, Form.ORIGINAL));
		}
		return String.join(this.environment ? "-" : ".", parts);
	}

}
