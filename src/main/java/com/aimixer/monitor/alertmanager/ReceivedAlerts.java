package com.aimixer.monitor.alertmanager;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import com.aimixer.monitor.alert.AlertHistory;
import com.aimixer.monitor.alert.AlertOrigin;
import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.AlertSource;
import com.aimixer.monitor.alert.Watchdog;
import com.aimixer.monitor.alertmanager.WebhookMessage.Item;
import com.aimixer.monitor.time.TimeSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Alertmanager tells the monitor: the alerts of Prometheus for the history, and the
 * heartbeat. Alerts of a monitor are in its own history already.
 */
public final class ReceivedAlerts {

	/**
	 * A little more than the {@code repeat_interval} of the route that leads here:
	 * Alertmanager says nothing of the end of an alert that is inhibited or silenced.
	 */
	static final Duration REPEATED_WITHIN = Duration.ofMinutes(15);

	private static final String NOT_REPEATED = "not seen: Alertmanager has stopped repeating it";

	private final AlertHistory history;

	private final Watchdog watchdog;

	private final TimeSource time;

	private final Repetitions repetitions;

	private final Lock lock = new ReentrantLock();

	/**
	 * A receiver.
	 * @param history where alerts are written down
	 * @param watchdog who waits for the heartbeat
	 * @param time the clock
	 */
	public ReceivedAlerts(AlertHistory history, Watchdog watchdog, TimeSource time) {
		this.history = history;
		this.watchdog = watchdog;
		this.time = time;
		this.repetitions = new Repetitions(REPEATED_WITHIN, time.now());
	}

	/** Take a message in: all of it, or nothing of one that is malformed. */
	void receive(byte[] body) throws MalformedMessageException {
		WebhookMessage message = read(body);
		Instant wall = this.time.wall(this.time.now());
		List<ReceivedAlert> alerts = new ArrayList<>();
		for (Item item : ReceivedAlert.present(message.alerts(), "alerts")) {
			alerts.add(ReceivedAlert.of(ReceivedAlert.present(item, "an alert"), wall));
		}
		String sender = ReceivedAlert.text(message.sender(), "externalURL");
		this.lock.lock();
		try {
			alerts.forEach((alert) -> take(alert, sender));
			if (this.repetitions.areMany()) {
				this.repetitions.keep(firing());
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private static WebhookMessage read(byte[] body) throws MalformedMessageException {
		try {
			return ReceivedAlert.present(JsonMapper.shared().readValue(body, WebhookMessage.class), "everything");
		}
		catch (JacksonException ex) {
			TokenStreamLocation place = ex.getLocation();
			throw new MalformedMessageException((place != null)
					? "wrong at line " + place.getLineNr() + ", column " + place.getColumnNr() : "wrong");
		}
	}

	private void take(ReceivedAlert item, String sender) {
		if (Watchdog.isHeartbeat(item.labels())) {
			if (!item.resolved()) {
				endWhatIsMissed();
			}
			return;
		}
		if (AlertOrigin.OURS.equals(item.labels().get(AlertOrigin.SOURCE))) {
			return;
		}
		Instant now = this.time.now();
		Instant wall = this.time.wall(now);
		AlertRecord fired = item.fired();
		this.repetitions.heard(fired.id(), now);
		Optional<AlertRecord> known = this.history.update(fired.id(), (kept) -> item.told(kept, sender, wall));
		if (known.isEmpty()) {
			this.history.save(item.told(fired, sender, wall));
		}
	}

	/**
	 * A heartbeat has come: end the alerts that Alertmanager has stopped repeating
	 * without a word about their end.
	 */
	private void endWhatIsMissed() {
		this.watchdog.heard();
		this.repetitions.keep(firing());
		for (String id : this.repetitions.heartbeat(this.time.now())) {
			this.history.update(id, (kept) -> kept.lost(kept.heardAt(), NOT_REPEATED));
		}
	}

	private List<String> firing() {
		return this.history.firing()
			.stream()
			.filter((alert) -> alert.source() == AlertSource.PROMETHEUS)
			.map(AlertRecord::id)
			.toList();
	}

}
