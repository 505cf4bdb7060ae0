package com.aimixer.monitor.metrics;

import com.aimixer.monitor.alert.DeliveryCounts;
import com.aimixer.monitor.alert.DeliveryResult;
import com.aimixer.monitor.alert.Watchdog;
import com.aimixer.monitor.view.WireNames;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * The meters of the monitor's own alerts.
 */
public final class AlertMeters implements MeterBinder {

	private final DeliveryCounts deliveries;

	private final @Nullable Watchdog watchdog;

	/**
	 * Meters.
	 * @param deliveries what became of alerts that were posted
	 * @param watchdog who waits for the heartbeat, or null if nobody sends it
	 */
	public AlertMeters(DeliveryCounts deliveries, @Nullable Watchdog watchdog) {
		this.deliveries = deliveries;
		this.watchdog = watchdog;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (DeliveryResult result : DeliveryResult.values()) {
			FunctionCounter.builder("ai.mixer.alert.deliveries", this.deliveries, (counts) -> counts.of(result))
				.tag("result", WireNames.of(result))
				.description("Alerts handed to an Alertmanager, counted for each attempt and each Alertmanager.")
				.register(registry);
		}
		if (this.watchdog != null) {
			Gauge.builder("ai.mixer.watchdog.silence", this.watchdog, (watch) -> watch.silence().toMillis() / 1e3)
				.baseUnit("seconds")
				.description("Time since the heartbeat of Prometheus and Alertmanager could be heard last.")
				.register(registry);
		}
	}

}
