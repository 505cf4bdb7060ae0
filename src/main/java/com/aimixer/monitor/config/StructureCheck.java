package com.aimixer.monitor.config;

import java.util.List;
import java.util.regex.Pattern;

import com.aimixer.monitor.config.KnownKeys.KnownKey;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Finds keys that nobody reads: unknown ones, values where a group belongs, groups where
 * a value belongs. The environment is left out, since a Kubernetes service called
 * {@code monitor} puts names like {@code MONITOR_PORT} there.
 */
final class StructureCheck {

	private static final Pattern SECRET = Pattern.compile("header|auth|token|key|secret|password|cookie");

	private final Problems problems;

	StructureCheck(Problems problems) {
		this.problems = problems;
	}

	void check(List<SettingSource> sources) {
		for (SettingSource source : sources) {
			if (source.isEnvironment()) {
				continue;
			}
			source.names().forEach((name) -> check(name, source));
			source.strays().forEach((name) -> checkStray(name, source));
		}
	}

	/** Keys that should be under {@code monitor} but are not. */
	private void checkStray(ConfigurationPropertyName name, SettingSource source) {
		ConfigurationProperty property = source.find(name);
		if (property == null) {
			return;
		}
		String where = Place.of(property.getOrigin());
		if (SettingSource.NO_KEYS.equals(name.getElement(0, Form.UNIFORM))) {
			this.problems
				.add(new Problem(where, "YAML", null, "holds no keys", "write 'monitor:' and its keys below it"));
			return;
		}
		String meant = KnownKeys.contains(SettingSource.ROOT.append(name)) ? "monitor." + name
				: "monitor" + (name.getNumberOfElements() > 1 ? "." + name.subName(1) : "");
		this.problems.add(new Problem(where, name.toString(), harmless(name, String.valueOf(property.getValue())),
				"is not read by anything", "did you mean " + meant + "?"));
	}

	private void check(ConfigurationPropertyName name, SettingSource source) {
		ConfigurationProperty property = source.find(name);
		if (property == null || KnownKeys.contains(name)) {
			return;
		}
		Setting setting = new Setting(name.toString(), Place.of(property.getOrigin()),
				String.valueOf(property.getValue()));
		if (KnownKeys.isGroup(name)) {
			checkGroup(name, setting);
			return;
		}
		this.problems.add(problem(name, setting, KnownKeys.singleValueAbove(name)));
	}

	/** An empty group is legal: all its keys may be commented out. */
	private void checkGroup(ConfigurationPropertyName name, Setting setting) {
		if (setting.text().isEmpty()) {
			return;
		}
		if (KnownKeys.isGroup(name.append("[0]"))) {
			this.problems.add(setting.problem("must be a list", "write one element a line, each starting with '- '"));
			return;
		}
		this.problems.add(new Problem(setting.where(), setting.key(), harmless(name, setting.text()),
				"has keys of its own and no value", "write its keys below it, such as " + KnownKeys.firstBelow(name)));
	}

	private static Problem problem(ConfigurationPropertyName name, Setting setting, @Nullable KnownKey above) {
		if (above != null) {
			return new Problem(setting.where(), KnownKeys.withIndices(above.name(), name), null,
					"must be a single value", "write it as in " + above.example());
		}
		if (isListByName(name)) {
			return new Problem(setting.where(), name.chop(2).toString(), null, "must be a list",
					"write one element a line, each starting with '- '");
		}
		return new Problem(setting.where(), setting.key(), harmless(name, setting.text()),
				"is not a key of the monitor",
				KnownKeys.closest(name).map((key) -> "did you mean " + key + "?").orElse("remove it"));
	}

	/** The value to show, or null where it may be a secret in the wrong place. */
	private static @Nullable String harmless(ConfigurationPropertyName name, String value) {
		return SECRET.matcher(name.toString()).find() ? null : value;
	}

	private static boolean isListByName(ConfigurationPropertyName name) {
		return name.getNumberOfElements() > 2 && !name.isNumericIndex(2)
				&& KnownKeys.isGroup(name.chop(2).append("[0]"));
	}

}
