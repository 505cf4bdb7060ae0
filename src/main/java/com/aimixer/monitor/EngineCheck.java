package com.aimixer.monitor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import com.aimixer.monitor.config.LoadedSettings.Accepted;
import com.aimixer.monitor.config.LoadedSettings.Refused;
import com.aimixer.monitor.config.LoadedSettings;
import com.aimixer.monitor.config.Problem;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.JsonExpectation;
import com.aimixer.monitor.probe.http.SettingsCheck;
import org.jspecify.annotations.Nullable;

/**
 * Asks the probing engine whether it can work with settings that look right, so that it
 * refuses them as a problem of the configuration and not at the first probe.
 */
final class EngineCheck {

	private final List<Problem> problems = new ArrayList<>();

	private final Set<Path> authorities = new HashSet<>();

	private EngineCheck() {
	}

	/** The same settings, or what the engine has against them. */
	static LoadedSettings of(LoadedSettings loaded) {
		if (!(loaded instanceof Accepted accepted)) {
			return loaded;
		}
		EngineCheck check = new EngineCheck();
		List<Endpoint> endpoints = accepted.settings().endpoints();
		for (int i = 0; i < endpoints.size(); i++) {
			check.endpoint("monitor.endpoints[" + i + "].", endpoints.get(i));
		}
		return check.problems.isEmpty() ? loaded : new Refused(check.problems);
	}

	private void endpoint(String prefix, Endpoint endpoint) {
		JsonExpectation json = endpoint.expectations().json();
		Path ca = endpoint.tls().ca();
		check(prefix + "url", endpoint.request(), SettingsCheck::request);
		check(prefix + "tls.ca", (ca != null && this.authorities.add(ca)) ? ca : null, SettingsCheck::caFile);
		check(prefix + "tls.server-name", endpoint.tls().serverName(), SettingsCheck::serverName);
		check(prefix + "expect.json-path", (json != null) ? json.path() : null, SettingsCheck::jsonPath);
	}

	private <T> void check(String key, @Nullable T value, Consumer<T> check) {
		if (value == null) {
			return;
		}
		try {
			check.accept(value);
		}
		catch (IllegalArgumentException ex) {
			this.problems.add(new Problem("configuration", key, null, String.valueOf(ex.getMessage()),
					"give a value that can be sent"));
		}
	}

}
