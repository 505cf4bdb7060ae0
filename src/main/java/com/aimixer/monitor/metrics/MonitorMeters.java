package com.aimixer.monitor.metrics;

import java.lang.management.ManagementFactory;

import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.probe.http.HttpProbers;
import com.aimixer.monitor.schedule.GridScheduler;
import com.aimixer.monitor.stream.EventStream;
import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The meters of the monitor's own machinery.
 */
public final class MonitorMeters implements MeterBinder {

	private final GridScheduler scheduler;

	private final StatusBoard board;

	private final EventStream stream;

	private final HttpProbers probers;

	/**
	 * Meters for the parts of one monitor.
	 * @param scheduler the grid
	 * @param board the facts
	 * @param stream the events
	 * @param probers the probing engine
	 */
	public MonitorMeters(GridScheduler scheduler, StatusBoard board, EventStream stream, HttpProbers probers) {
		this.scheduler = scheduler;
		this.board = board;
		this.stream = stream;
		this.probers = probers;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		FunctionCounter.builder("ai.mixer.monitor.ticks.dropped", this.scheduler, GridScheduler::droppedTicks)
			.description("Turns that fell into a running one of the same target.")
			.register(registry);
		FunctionCounter.builder("ai.mixer.monitor.ticks.missed", this.scheduler, GridScheduler::missedTicks)
			.description("Turns that passed while the monitor itself was paused.")
			.register(registry);
		FunctionCounter.builder("ai.mixer.monitor.listener.failures", this.board, StatusBoard::listenerFailures)
			.description("Failures of those who listen to the status board.")
			.register(registry);
		FunctionCounter.builder("ai.mixer.monitor.lookups.abandoned", this.probers, HttpProbers::abandonedLookups)
			.description("Name lookups that were given up at a deadline.")
			.register(registry);
		Gauge.builder("ai.mixer.monitor.lookups.hanging", this.probers, HttpProbers::hangingLookups)
			.description("Name lookups that nobody waits for any more.")
			.register(registry);
		FunctionCounter.builder("ai.mixer.monitor.stream.dropped", this.stream, EventStream::droppedSubscribers)
			.description("Clients of the event stream that did not keep up.")
			.register(registry);
		Gauge.builder("ai.mixer.monitor.stream.clients", this.stream, EventStream::subscribers)
			.description("Clients of the event stream.")
			.register(registry);
		FunctionCounter
			.builder("process.cpu", ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class),
					(system) -> system.getProcessCpuTime() / 1e9)
			.baseUnit("seconds")
			.description("CPU time of the monitor.")
			.register(registry);
	}

}
