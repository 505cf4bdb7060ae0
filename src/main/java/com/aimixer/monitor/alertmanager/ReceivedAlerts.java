package com.aimixer.monitor.alertmanager;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.aimixer.monitor.alert.AlertDelivery;
import com.aimixer.monitor.alert.AlertHistory;
import com.aimixer.monitor.alert.AlertOrigin;
import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.AlertSource;
import com.aimixer.monitor.alert.Watchdog;
import com.aimixer.monitor.alertmanager.WebhookMessage.Item;
import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;
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

	/** More than a retry of Alertmanager is late. */
	private static final Duration LATE = Duration.ofMinutes(5);

	private static final String NAME = "alertname";

	private final AlertHistory history;

	private final Watchdog watchdog;

	private final TimeSource time;

	/** Since when everything that is repeated would have been heard. */
	private Instant hearingSince;

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
		this.hearingSince = time.now();
	}

	/** Take a message in: all of it, or nothing of one that is malformed. */
	void receive(byte[] body) throws MalformedMessageException {
		WebhookMessage message = read(body);
		List<Checked> alerts = new ArrayList<>();
		for (Item item : present(message.alerts(), "alerts")) {
			alerts.add(checked(present(item, "an alert")));
		}
		alerts.forEach((alert) -> take(alert, message.sender()));
	}

	private static WebhookMessage read(byte[] body) throws MalformedMessageException {
		try {
			return present(JsonMapper.shared().readValue(body, WebhookMessage.class), "everything");
		}
		catch (JacksonException ex) {
			TokenStreamLocation place = ex.getLocation();
			throw new MalformedMessageException((place != null)
					? "wrong at line " + place.getLineNr() + ", column " + place.getColumnNr() : "wrong");
		}
	}

	private static Checked checked(Item item) throws MalformedMessageException {
		Map<String, String> labels = texts(item.labels(), "the text of a label");
		if (labels.getOrDefault(NAME, "").isEmpty()) {
			throw new MalformedMessageException("an alert has no alertname");
		}
		boolean resolved = switch (present(item.status(), "status")) {
			case "resolved" -> true;
			case "firing" -> false;
			default -> throw new MalformedMessageException("a status is neither firing nor resolved");
		};
		return new Checked(labels, texts(item.annotations(), "the text of an annotation"),
				present(item.startsAt(), "startsAt"), resolved, item.endsAt());
	}

	private static Map<String, String> texts(@Nullable Map<String, @Nullable String> map, String what)
			throws MalformedMessageException {
		Map<String, String> texts = new HashMap<>();
		if (map != null) {
			for (Map.Entry<String, @Nullable String> entry : map.entrySet()) {
				texts.put(entry.getKey(), present(entry.getValue(), what));
			}
		}
		return texts;
	}

	private static <T> T present(@Nullable T value, String what) throws MalformedMessageException {
		if (value == null) {
			throw new MalformedMessageException(what + " is missing");
		}
		return value;
	}

	private void take(Checked item, String sender) {
		if (Watchdog.isHeartbeat(item.labels())) {
			if (!item.resolved()) {
				this.watchdog.heard();
			}
			return;
		}
		if (AlertOrigin.OURS.equals(item.labels().get(AlertOrigin.SOURCE))) {
			return;
		}
		Instant now = this.time.wall(this.time.now());
		AlertRecord fired = AlertRecord.fired(AlertSource.PROMETHEUS, item.labels(), item.annotations(),
				item.startsAt());
		Optional<AlertRecord> known = this.history.update(fired.id(), (kept) -> item.told(kept, sender, now));
		if (known.isEmpty()) {
			this.history.save(item.told(fired, sender, now));
		}
	}

	/**
	 * End the alerts that Alertmanager has stopped repeating without a word about their
	 * end. Who hears nothing at all, such as the heartbeat, cannot tell. Called now and
	 * then by one thread.
	 */
	public void expire() {
		Instant now = this.time.now();
		if (this.watchdog.isSilent()) {
			this.hearingSince = now;
		}
		if (now.isBefore(this.hearingSince.plus(REPEATED_WITHIN))) {
			return;
		}
		Instant limit = this.time.wall(now).minus(REPEATED_WITHIN);
		for (AlertRecord alert : this.history.firing()) {
			if (alert.source() == AlertSource.PROMETHEUS && alert.heardAt().isBefore(limit)) {
				this.history.update(alert.id(), (kept) -> kept.lost(kept.heardAt(), NOT_REPEATED));
			}
		}
	}

	/**
	 * An alert that has all it needs.
	 */
	private record Checked(Map<String, String> labels, Map<String, String> annotations, Instant startsAt,
			boolean resolved, @Nullable Instant endsAt) {

		/**
		 * The line of the history after this. What has ended fires again only if that is
		 * heard well after its end; before, a retry of Alertmanager came late.
		 */
		AlertRecord told(AlertRecord kept, String sender, Instant now) {
			Instant end = kept.endsAt();
			if (end == null) {
				return goneOn(kept, sender, now);
			}
			boolean again = !this.resolved && now.isAfter(end.plus(LATE));
			return again ? goneOn(kept.reopened(), sender, now) : kept;
		}

		private AlertRecord goneOn(AlertRecord kept, String sender, Instant now) {
			AlertRecord heard = kept.heard(this.annotations, now);
			if (this.resolved) {
				Instant end = (this.endsAt != null) ? this.endsAt : now;
				heard = heard.resolved(end.isBefore(now) ? end : now);
			}
			return heard.delivered(new AlertDelivery(sender, heard.state(), now));
		}

	}

}
