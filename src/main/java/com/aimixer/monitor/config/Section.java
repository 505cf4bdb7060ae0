package com.aimixer.monitor.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.aimixer.monitor.config.Values.ValueParser;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The keys below one name. A list belongs to the first source that says anything about
 * it, as everywhere in Spring Boot, so the sections of its elements see that source only.
 */
final class Section {

	private final ConfigurationPropertyName name;

	private final List<SettingSource> sources;

	private final Placeholders placeholders;

	private final Problems problems;

	Section(ConfigurationPropertyName name, List<SettingSource> sources, Placeholders placeholders, Problems problems) {
		this.name = name;
		this.sources = List.copyOf(sources);
		this.placeholders = placeholders;
		this.problems = problems;
	}

	String key() {
		return this.name.toString();
	}

	String key(String child) {
		return this.name.append(child).toString();
	}

	Problems problems() {
		return this.problems;
	}

	/** Where the section starts, for what is missing from it. */
	String where() {
		for (SettingSource source : this.sources) {
			for (ConfigurationPropertyName leaf : source.leaves(this.name)) {
				ConfigurationProperty property = source.find(leaf);
				if (property != null) {
					return Place.of(property.getOrigin());
				}
			}
		}
		return Place.DEFAULT;
	}

	@Nullable Setting find(String child) {
		return find(this.name.append(child));
	}

	private @Nullable Setting find(ConfigurationPropertyName key) {
		for (SettingSource source : this.sources) {
			ConfigurationProperty property = source.find(key);
			if (property != null) {
				return this.placeholders.resolve(key.toString(), property, this.problems);
			}
		}
		return null;
	}

	/** The value of a key, or the fallback if it is not set or wrong. */
	<T> T read(String child, T fallback, ValueParser<T> parser) {
		T value = readIfSet(child, parser);
		return (value != null) ? value : fallback;
	}

	/** The value of a key, or null if it is not set or wrong. */
	<T> @Nullable T readIfSet(String child, ValueParser<T> parser) {
		Setting setting = find(child);
		return (setting != null) ? parse(setting, parser) : null;
	}

	/** The value of a setting, or null if it is wrong. */
	<T> @Nullable T parse(Setting setting, ValueParser<T> parser) {
		if (setting.text().isBlank()) {
			this.problems.add(setting.problem("is empty", "give it a value or remove the key"));
			return null;
		}
		try {
			return parser.parse(setting.text().strip());
		}
		catch (InvalidValueException ex) {
			this.problems.add(setting.problem(ex.what(), ex.mend()));
			return null;
		}
	}

	/** The elements of a list in order. */
	List<Section> elements(String child) {
		ConfigurationPropertyName list = this.name.append(child);
		for (SettingSource source : this.sources) {
			if (source.mentions(list)) {
				return elements(list, source);
			}
		}
		return List.of();
	}

	private List<Section> elements(ConfigurationPropertyName list, SettingSource source) {
		List<Integer> indices = source.indices(list).stream().sorted().toList();
		List<Section> elements = new ArrayList<>();
		for (int index : indices) {
			ConfigurationPropertyName element = list.append("[" + index + "]");
			Section section = new Section(element, List.of(source), this.placeholders, this.problems);
			if (index > elements.size() && index == indices.get(elements.size())) {
				gap(section, list.append("[" + elements.size() + "]"));
			}
			elements.add(section);
		}
		return elements;
	}

	private void gap(Section section, ConfigurationPropertyName missing) {
		this.problems.add(new Problem(section.where(), section.key(), null, "comes after a gap: there is no " + missing,
				"number the elements of the list from 0 without a gap"));
	}

	/**
	 * The text of the element itself, where the section is an element of a plain list.
	 */
	@Nullable Setting self() {
		return find(this.name);
	}

	/**
	 * The entries of a map in the order of writing; a higher source hides a lower one.
	 */
	Map<String, Setting> entries(String child) {
		ConfigurationPropertyName map = this.name.append(child);
		Map<String, Setting> entries = new LinkedHashMap<>();
		for (SettingSource source : this.sources) {
			for (ConfigurationPropertyName leaf : source.leaves(map)) {
				Setting setting = find(leaf);
				if (setting != null) {
					String key = source.entryKey(map, leaf);
					entries.putIfAbsent(key, new Setting(map + "." + key, setting.where(), setting.text()));
				}
			}
		}
		return entries;
	}

}
