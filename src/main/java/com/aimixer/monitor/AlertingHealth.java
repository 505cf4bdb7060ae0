package com.aimixer.monitor;

import java.net.URI;
import java.util.Map;

import com.aimixer.monitor.alert.Watchdog;
import com.aimixer.monitor.alertmanager.Couriers;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says whether alerts get out of here, and whether those of Prometheus come in. Neither
 * is mended by a restart or a detour of traffic, so it is answered with 200.
 */
final class AlertingHealth implements HealthIndicator {

	static final Status DEGRADED = new Status("DEGRADED", "Alerts may not reach anybody");

	private final Couriers couriers;

	private final @Nullable Watchdog watchdog;

	AlertingHealth(Couriers couriers, @Nullable Watchdog watchdog) {
		this.couriers = couriers;
		this.watchdog = watchdog;
	}

	@Override
	public Health health() {
		Map<URI, String> troubles = this.couriers.troubles();
		boolean silent = this.watchdog != null && this.watchdog.isSilent();
		Health.Builder health = (troubles.isEmpty() && !silent) ? Health.up() : Health.status(DEGRADED);
		troubles.forEach((url, words) -> health.withDetail(url.toString(), words));
		if (this.watchdog != null) {
			health.withDetail("watchdogSilentForSeconds", this.watchdog.silence().toSeconds());
		}
		return health.build();
	}

}
