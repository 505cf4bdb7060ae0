package com.aimixer.monitor.metrics;

import java.util.Map;
import java.util.Set;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;

/**
 * Brings the meters of Spring, Tomcat and Micrometer into the form that
 * {@code promtool check metrics} asks for: a help text, base units, no reserved suffix.
 */
public final class FrameworkMeters implements MeterFilter {

	/** In other units than seconds; {@link MonitorMeters} has the CPU time in them. */
	private static final Set<String> FOREIGN_UNITS = Set.of("jvm.compilation.time", "process.cpu.time");

	/** There are no sessions here. */
	private static final String SESSIONS = "tomcat.sessions.";

	private static final Map<String, String> HELP = Map.of("http.server.requests",
			"Requests that the monitor has answered.", "http.server.requests.active",
			"Requests that the monitor is answering.");

	/** A name must not end like the count of a histogram. */
	private static final Map<String, String> NAMES = Map.of("system.cpu.count", "system.cpus");

	@Override
	public MeterFilterReply accept(Meter.Id id) {
		return (FOREIGN_UNITS.contains(id.getName()) || id.getName().startsWith(SESSIONS)) ? MeterFilterReply.DENY
				: MeterFilterReply.NEUTRAL;
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		String name = NAMES.getOrDefault(id.getName(), id.getName());
		String help = (id.getDescription() != null) ? id.getDescription() : HELP.get(name);
		return new Meter.Id(name, Tags.of(id.getTagsAsIterable()), id.getBaseUnit(), help, id.getType());
	}

}
