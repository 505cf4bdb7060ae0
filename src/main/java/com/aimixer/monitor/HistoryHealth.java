package com.aimixer.monitor;

import java.util.function.Supplier;

import com.aimixer.monitor.history.Durability;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says whether the history can be written and read. A monitor that cannot goes on
 * probing, so this is no status that a restart or a detour of traffic could mend: it is
 * answered with 200.
 */
final class HistoryHealth implements HealthIndicator {

	static final Status DEGRADED = new Status("DEGRADED", "The history cannot be written or read");

	private final Supplier<Durability> durability;

	HistoryHealth(Supplier<Durability> durability) {
		this.durability = durability;
	}

	@Override
	public Health health() {
		Durability now = this.durability.get();
		Health.Builder health = (now.problem() == null) ? Health.up()
				: Health.status(DEGRADED).withDetail("problem", now.problem());
		return health.withDetail("waiting", now.waiting())
			.withDetail("dropped", now.dropped())
			.withDetail("bytes", now.bytes())
			.build();
	}

}
