package com.aimixer.monitor.alert;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often alerts were handed to an Alertmanager, with which result.
 */
public final class DeliveryCounts {

	private final Map<DeliveryResult, LongAdder> counts = new EnumMap<>(DeliveryResult.class);

	public DeliveryCounts() {
		for (DeliveryResult result : DeliveryResult.values()) {
			this.counts.put(result, new LongAdder());
		}
	}

	/**
	 * Count alerts.
	 * @param result what became of them
	 * @param alerts how many
	 */
	public void add(DeliveryResult result, int alerts) {
		adder(result).add(alerts);
	}

	/**
	 * The count since the start.
	 * @param result what became of them
	 * @return how many alerts, counted for each attempt and Alertmanager
	 */
	public long of(DeliveryResult result) {
		return adder(result).sum();
	}

	private LongAdder adder(DeliveryResult result) {
		return this.counts.computeIfAbsent(result, (_) -> new LongAdder());
	}

}
