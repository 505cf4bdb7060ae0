package com.aimixer.monitor.metrics;

import java.util.function.Supplier;

import com.aimixer.monitor.history.Durability;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The meters of the durable history.
 */
public final class HistoryMeters implements MeterBinder {

	private final Supplier<Durability> durability;

	/**
	 * Meters for a history.
	 * @param durability how it is doing
	 */
	public HistoryMeters(Supplier<Durability> durability) {
		this.durability = durability;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge
			.builder("ai.mixer.monitor.history.writable", this.durability, (it) -> (it.get().problem() == null) ? 1 : 0)
			.description("Whether the history can be written and read: 1, or 0 while its disk or its file fails.")
			.register(registry);
		Gauge.builder("ai.mixer.monitor.history.waiting", this.durability, (it) -> it.get().waiting())
			.description("Facts that wait to be written to the history.")
			.register(registry);
		Gauge.builder("ai.mixer.monitor.history.size", this.durability, (it) -> it.get().bytes())
			.baseUnit("bytes")
			.description("Size of the history on the disk.")
			.register(registry);
		FunctionCounter.builder("ai.mixer.monitor.history.dropped", this.durability, (it) -> it.get().dropped())
			.description("Facts that found no room to wait for the history, or can never be written to it.")
			.register(registry);
		FunctionCounter.builder("ai.mixer.monitor.history.failures", this.durability, (it) -> it.get().failures())
			.description("Attempts to write the history, or to delete what is old, that failed.")
			.register(registry);
	}

}
