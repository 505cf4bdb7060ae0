package com.aimixer.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.aimixer.monitor.config.LoadedSettings;
import com.aimixer.monitor.config.LoadedSettings.Accepted;
import com.aimixer.monitor.config.LoadedSettings.Refused;
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

	private EngineCheck() {
	}

	/** The same settings, or what the engine has against them. */
	static LoadedSettings of(LoadedSettings loaded) {
		if (!(loaded instanceof Accepted accepted)) {
			return loaded;
		}
		EngineCheck check = new EngineCheck();
		accepted.settings().endpoints().forEach(check::endpoint);
		return check.problems.isEmpty() ? loaded : new Refused(check.problems);
	}

	private void endpoint(Endpoint endpoint) {
		JsonExpectation json = endpoint.expectations().json();
		check(endpoint, "request", endpoint.request(), SettingsCheck::request);
		check(endpoint, "tls.ca", endpoint.tls().ca(), SettingsCheck::caFile);
		check(endpoint, "tls.server-name", endpoint.tls().serverName(), SettingsCheck::serverName);
		check(endpoint, "expect.json-path", (json != null) ? json.path() : null, SettingsCheck::jsonPath);
	}

	private <T> void check(Endpoint endpoint, String key, @Nullable T value, Consumer<T> check) {
		if (value == null) {
			return;
		}
		try {
			check.accept(value);
		}
		catch (IllegalArgumentException ex) {
			this.problems.add(new Problem("endpoint " + endpoint.name(), key, null, String.valueOf(ex.getMessage()),
					"correct it"));
		}
	}

}
