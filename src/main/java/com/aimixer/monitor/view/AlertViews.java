package com.aimixer.monitor.view;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.aimixer.monitor.alert.AlertDelivery;
import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.AlertState;
import com.aimixer.monitor.time.TimeSource;

/**
 * Turns lines of the alert history into wire records.
 */
public final class AlertViews {

	private final TimeSource time;

	/**
	 * Views with the wall clock of a time source.
	 * @param time the clock
	 */
	public AlertViews(TimeSource time) {
		this.time = time;
	}

	/**
	 * A list of alerts.
	 * @param alerts lines of the history, the latest first
	 * @return the wire form, what fires first
	 */
	public AlertsView alerts(List<AlertRecord> alerts) {
		return alerts(alerts, 0, alerts.size());
	}

	/**
	 * A part of a list of alerts.
	 * @param alerts lines of the history, the latest first
	 * @param offset how many to leave out at the beginning
	 * @param limit how many at most
	 * @return the wire form, what fires first
	 */
	public AlertsView alerts(List<AlertRecord> alerts, int offset, int limit) {
		Instant now = this.time.wall(this.time.now()).truncatedTo(ChronoUnit.MILLIS);
		return new AlertsView(now, alerts.size(),
				alerts.stream()
					.sorted(Comparator.comparing((alert) -> alert.state() != AlertState.FIRING))
					.skip(offset)
					.limit(limit)
					.map((alert) -> alert(alert, now))
					.toList());
	}

	private static AlertView alert(AlertRecord alert, Instant now) {
		Map<String, String> words = alert.annotations();
		Duration fired = Duration.between(alert.startsAt(), Objects.requireNonNullElse(alert.endsAt(), now));
		return new AlertView(alert.label("alertname"), alert.label("severity"), alert.labels().get("region"),
				alert.labels().get("target"), WireNames.of(alert.source()), WireNames.of(alert.state()),
				alert.startsAt(), alert.endsAt(), alert.endSeen(), Math.max(0, fired.toMillis()),
				words.getOrDefault("summary", ""), words.getOrDefault("description", ""), words.get("runbook_url"),
				words.get("dashboard_url"), alert.labels(),
				alert.deliveries().stream().map(AlertViews::delivery).toList());
	}

	private static AlertDeliveryView delivery(AlertDelivery delivery) {
		return new AlertDeliveryView(delivery.to(), WireNames.of(delivery.state()),
				delivery.at().truncatedTo(ChronoUnit.MILLIS));
	}

}
