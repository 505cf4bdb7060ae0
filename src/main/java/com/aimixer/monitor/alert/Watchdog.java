package com.aimixer.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import com.aimixer.monitor.alert.AlertRule.Severity;
import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Watches those who watch: Prometheus fires {@code Watchdog} without end and Alertmanager
 * sends it here again and again. When it stops arriving nobody would hear of any alert,
 * so the monitor raises one of its own.
 */
public final class Watchdog {

	/**
	 * What the alert that has to arrive is known by. Others have a Watchdog as well,
	 * which goes on where none of our rules is evaluated: only ours has a family.
	 */
	private static final Map<String, String> HEARTBEAT = Map.of("alertname", "Watchdog", "family", "meta");

	/** The alert about its absence; Prometheus cannot have a rule for that. */
	public static final AlertRule SILENT = new AlertRule("WatchdogSilent", Severity.CRITICAL, "meta", Duration.ZERO);

	/** Who is asked every second and was not for that long has been paused. */
	private static final Duration PAUSE = Duration.ofSeconds(10);

	private final TimeSource time;

	private final Duration patience;

	/** Since when a heartbeat could have been heard. */
	private Instant listeningSince;

	private Instant askedAt;

	private @Nullable Instant heardAt;

	/**
	 * A watch that begins now.
	 * @param time the clock
	 * @param patience how long the heartbeat may be silent
	 */
	public Watchdog(TimeSource time, Duration patience) {
		this.time = time;
		this.patience = patience;
		this.listeningSince = time.now();
		this.askedAt = this.listeningSince;
	}

	/**
	 * Whether an alert is the heartbeat of our own rules.
	 * @param labels all of the alert
	 * @return whether it has to arrive again and again
	 */
	public static boolean isHeartbeat(Map<String, String> labels) {
		return labels.entrySet().containsAll(HEARTBEAT.entrySet());
	}

	/**
	 * The heartbeat has arrived.
	 */
	public synchronized void heard() {
		this.heardAt = this.time.now();
	}

	/**
	 * For how long it has not been heard.
	 * @return time since it arrived, or since this monitor listens
	 */
	public synchronized Duration silence() {
		return Duration.between(latest(), this.time.now());
	}

	/**
	 * Whether that is too long.
	 * @return whether there is cause for an alarm
	 */
	public boolean isSilent() {
		return silence().compareTo(this.patience) > 0;
	}

	/** A monitor that stood still was deaf, and begins to listen anew. */
	synchronized Finding look() {
		Instant now = this.time.now();
		if (Duration.between(this.askedAt, now).compareTo(PAUSE) > 0) {
			this.listeningSince = now;
		}
		this.askedAt = now;
		if (isSilent()) {
			return Finding.CAUSE;
		}
		Instant heard = this.heardAt;
		boolean alive = heard != null && !heard.isBefore(this.listeningSince);
		return alive ? Finding.NO_CAUSE : Finding.UNKNOWN;
	}

	private Instant latest() {
		Instant heard = this.heardAt;
		return (heard != null && heard.isAfter(this.listeningSince)) ? heard : this.listeningSince;
	}

	synchronized AlertText text() {
		Instant heard = this.heardAt;
		String last = (heard != null)
				? "It arrived last at " + this.time.wall(heard).truncatedTo(ChronoUnit.SECONDS) + "."
				: "It has not arrived since this monitor was started at "
						+ this.time.wall(this.listeningSince).truncatedTo(ChronoUnit.SECONDS) + ".";
		return new AlertText("Alerting is broken: no heartbeat of Prometheus and Alertmanager for "
				+ this.patience.toSeconds() + " s",
				last + " Other alerts probably reach nobody either: look at what fires by hand.");
	}

}
