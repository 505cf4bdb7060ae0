package com.aimixer.monitor.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import com.aimixer.monitor.config.MonitorSettings.Confirmation;
import com.aimixer.monitor.config.MonitorSettings.Links;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.Thresholds;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads {@code monitor.*} and checks all of it, so that every mistake is reported at
 * once.
 */
public final class SettingsLoader {

	private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);

	private static final Duration LONGEST_DEFAULT_TIMEOUT = Duration.ofSeconds(5);

	private static final Duration DEFAULT_ALERT_HISTORY = Duration.ofDays(30);

	private static final int DEFAULT_RECORDS = 1000;

	private static final int MOST_RECORDS = 100_000;

	private static final int MOST_ATTEMPTS = 10;

	private static final int MOST_ENDPOINTS = 10_000;

	/**
	 * Beyond that many intervals a confirmation hides an outage instead of confirming it.
	 */
	private static final int LONGEST_CONFIRMATION = 10;

	private final Section monitor;

	private final Section server;

	private final ServerTlsCheck serverTls;

	private final Problems problems = new Problems();

	private SettingsLoader(ConfigurableEnvironment environment) {
		List<SettingSource> sources = StreamSupport
			.stream(ConfigurationPropertySources.from(environment.getPropertySources()).spliterator(), false)
			.map(SettingSource::new)
			.toList();
		new StructureCheck(this.problems).check(sources);
		new ProfileCheck(environment, this.problems).check();
		Placeholders placeholders = new Placeholders(environment);
		this.monitor = new Section(SettingSource.ROOT, sources, placeholders, this.problems);
		this.server = new Section(ConfigurationPropertyName.of("server"), sources, placeholders, this.problems);
		this.serverTls = new ServerTlsCheck(environment, sources, placeholders, this.problems);
	}

	/**
	 * Read the settings of the monitor.
	 * @param environment the prepared environment, with its files, variables and
	 * arguments
	 * @return the settings, or every mistake
	 */
	public static LoadedSettings load(ConfigurableEnvironment environment) {
		return new SettingsLoader(environment).load();
	}

	private LoadedSettings load() {
		Duration interval = this.monitor.read("interval", DEFAULT_INTERVAL,
				Values.between(Duration.ofSeconds(1), Duration.ofHours(1), Values::seconds, Values::show));
		Duration timeout = timeout(interval);
		Confirmation confirm = confirm(interval, timeout);
		Thresholds thresholds = new ThresholdsReader().read(this.monitor, Thresholds.DEFAULT);
		List<Endpoint> endpoints = endpoints(thresholds);
		MonitorSettings settings = new MonitorSettings(interval, timeout, confirm, endpoints, records(), alertHistory(),
				dataDir(), new AlertingReader(this.problems).read(this.monitor), links());
		checkServer();
		List<Problem> found = this.problems.all();
		return found.isEmpty() ? new LoadedSettings.Accepted(settings) : new LoadedSettings.Refused(found);
	}

	/**
	 * The server's own keys are Spring Boot's; these are the ones people get wrong.
	 */
	private void checkServer() {
		this.server.readIfSet("port", Values.between(0, WebValues.HIGHEST_PORT, Values::wholeNumber, String::valueOf));
		this.server.readIfSet("address", WebValues::address);
		this.serverTls.check(this.server);
	}

	private Duration timeout(Duration interval) {
		Duration third = Duration.ofMillis(interval.dividedBy(3).toMillis());
		Duration fallback = (third.compareTo(LONGEST_DEFAULT_TIMEOUT) < 0) ? third : LONGEST_DEFAULT_TIMEOUT;
		Duration timeout = this.monitor.read("timeout", fallback,
				Values.atLeast(Duration.ofMillis(10), Values::seconds, Values::show));
		Setting setting = this.monitor.find("timeout");
		if (setting != null && !wrong("timeout") && !wrong("interval") && timeout.compareTo(interval) >= 0) {
			this.problems.add(setting.problem("must be shorter than monitor.interval (" + Values.show(interval) + ")",
					"set it to " + Values.show(third) + " or less"));
		}
		return timeout;
	}

	private boolean wrong(String key) {
		return this.problems.concern(this.monitor.key(key));
	}

	private Confirmation confirm(Duration interval, Duration timeout) {
		int attempts = this.monitor.read("confirm.attempts", Confirmation.DEFAULT.attempts(),
				Values.between(0, MOST_ATTEMPTS, Values::wholeNumber, String::valueOf));
		Duration spacing = this.monitor.read("confirm.spacing", Confirmation.DEFAULT.spacing(),
				Values.between(Duration.ZERO, Duration.ofHours(1), Values::seconds, Values::show));
		Duration longest = timeout.plus(spacing).multipliedBy(attempts);
		Duration limit = interval.multipliedBy(LONGEST_CONFIRMATION);
		Setting blamed = this.monitor.find("confirm.spacing");
		if (blamed == null) {
			blamed = this.monitor.find("confirm.attempts");
		}
		if (blamed != null && !wrong("timeout") && !wrong("interval") && longest.compareTo(limit) > 0) {
			this.problems.add(blamed.problem(
					"makes the confirmation of a failure take up to " + Values.show(longest) + ", longer than "
							+ LONGEST_CONFIRMATION + " intervals (" + Values.show(limit) + ")",
					"lower monitor.confirm.attempts (" + attempts + ") or monitor.confirm.spacing"));
		}
		return new Confirmation(attempts, spacing);
	}

	private List<Endpoint> endpoints(Thresholds thresholds) {
		List<Section> sections = this.monitor.elements("endpoints");
		if (sections.size() > MOST_ENDPOINTS) {
			this.problems.add(new Problem(sections.getFirst().where(), "monitor.endpoints", null,
					"has " + sections.size() + " elements", "monitor at most " + MOST_ENDPOINTS + " endpoints"));
			return List.of();
		}
		if (sections.isEmpty()
				&& this.problems.all().stream().noneMatch((problem) -> problem.key().startsWith("monitor.endpoint"))) {
			Setting empty = this.monitor.find("endpoints");
			this.problems.add(new Problem((empty != null) ? empty.where() : Place.DEFAULT, "monitor.endpoints", null,
					"has no element", "add at least one endpoint with a name and a url"));
		}
		EndpointReader reader = new EndpointReader(thresholds);
		List<Endpoint> endpoints = new ArrayList<>();
		for (Section section : sections) {
			Endpoint endpoint = reader.read(section);
			if (endpoint != null) {
				endpoints.add(endpoint);
			}
		}
		return endpoints;
	}

	private int records() {
		return this.monitor.read("history.records", DEFAULT_RECORDS,
				Values.between(1, MOST_RECORDS, Values::wholeNumber, String::valueOf));
	}

	private Duration alertHistory() {
		return this.monitor.read("history.alerts", DEFAULT_ALERT_HISTORY,
				Values.between(Duration.ofMinutes(1), Duration.ofDays(3650), Values::durationWithUnit, Values::show));
	}

	private @Nullable Path dataDir() {
		return this.monitor.readIfSet("data-dir", WebValues::path);
	}

	private Links links() {
		return new Links(this.monitor.read("links.monitor", Links.DEFAULT.monitor(), WebValues::base),
				this.monitor.read("links.grafana", Links.DEFAULT.grafana(), WebValues::base));
	}

}
