package com.aimixer.monitor;

import java.time.Duration;

import com.aimixer.monitor.alert.AlertHistory;
import com.aimixer.monitor.alert.OwnAlerts;
import com.aimixer.monitor.alertmanager.Couriers;
import com.aimixer.monitor.time.TimeSource;

import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops the alerts. Beats of their own: whatever they take, no probe waits.
 */
final class AlertLifecycle implements SmartLifecycle {

	/** How often alerts are looked at. */
	static final Duration LOOK = Duration.ofSeconds(1);

	private static final Duration FORGET = Duration.ofHours(1);

	private final Couriers couriers;

	private final Beats beats;

	private volatile boolean running;

	AlertLifecycle(OwnAlerts alerts, Couriers couriers, AlertHistory history, TimeSource time) {
		this.couriers = couriers;
		this.beats = new Beats().every(LOOK, alerts::beat).every(FORGET, () -> history.forget(time.wall(time.now())));
	}

	@Override
	public void start() {
		this.couriers.start();
		this.beats.start();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.beats.close();
		this.couriers.close();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
