package com.aimixer.monitor.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One line of the alert history: an alert that fires or has fired. Other programs have to
 * agree about its times and a restart must not bend them, so they are those of the wall
 * clock, in whole milliseconds.
 *
 * @param id unique: the labels and the start; a later record of the same id replaces an
 * earlier one
 * @param source who raised it
 * @param labels what it is about, in alphabetical order; {@code alertname} is one of them
 * @param annotations what people read, in alphabetical order; what is longer than
 * {@link AlertTexts#MOST} is cut
 * @param startsAt when it fired
 * @param endsAt when it was resolved, or null while it fires
 * @param heardAt when its source last said so
 * @param deliveries which Alertmanager knows of which of its states, at most 20
 */
public record AlertRecord(String id, AlertSource source, Map<String, String> labels, Map<String, String> annotations,
		Instant startsAt, @Nullable Instant endsAt, Instant heardAt, List<AlertDelivery> deliveries) {

	/** The annotation that says why an end was not seen. */
	static final String UNSEEN_END = "end";

	/** More than two states of any usual number of Alertmanagers. */
	private static final int MOST_DELIVERIES = 20;

	public AlertRecord {
		labels = Collections.unmodifiableMap(new TreeMap<>(labels));
		annotations = Collections.unmodifiableMap(new TreeMap<>(AlertTexts.within(annotations)));
		startsAt = startsAt.truncatedTo(ChronoUnit.MILLIS);
		endsAt = (endsAt != null) ? endsAt.truncatedTo(ChronoUnit.MILLIS) : null;
		heardAt = heardAt.truncatedTo(ChronoUnit.MILLIS);
		deliveries = List.copyOf(deliveries);
	}

	/**
	 * An alert that has just fired.
	 * @param source who raised it
	 * @param labels what it is about
	 * @param annotations what people read
	 * @param at now, by the wall clock
	 * @return its first record
	 */
	public static AlertRecord fired(AlertSource source, Map<String, String> labels, Map<String, String> annotations,
			Instant at) {
		Instant start = at.truncatedTo(ChronoUnit.MILLIS);
		String id = source.name().toLowerCase(Locale.ROOT) + new TreeMap<>(labels) + "@" + start;
		return new AlertRecord(id, source, labels, annotations, start, null, start, List.of());
	}

	/**
	 * Whether it fires or is resolved.
	 * @return one of the two
	 */
	public AlertState state() {
		return (this.endsAt != null) ? AlertState.RESOLVED : AlertState.FIRING;
	}

	/**
	 * A label.
	 * @param name its name
	 * @return its value, empty if there is none
	 */
	public String label(String name) {
		return this.labels.getOrDefault(name, "");
	}

	/**
	 * The same alert with other words, heard of again.
	 * @param words what people read now
	 * @param at now, by the wall clock
	 * @return the record to keep
	 */
	public AlertRecord heard(Map<String, String> words, Instant at) {
		return new AlertRecord(this.id, this.source, this.labels, words, this.startsAt, this.endsAt,
				later(this.heardAt, at), this.deliveries);
	}

	/**
	 * The same alert at its end. A clock that was set back does not end it before its
	 * start.
	 * @param at when its cause ended, by the wall clock
	 * @return the record to keep
	 */
	public AlertRecord resolved(Instant at) {
		Instant end = later(this.startsAt, at);
		return new AlertRecord(this.id, this.source, this.labels, this.annotations, this.startsAt, end,
				later(this.heardAt, at), this.deliveries);
	}

	/**
	 * The same alert at an end that nobody saw.
	 * @param at when it was last known to fire, or nobody looks any more
	 * @param why what is known instead
	 * @return the record to keep
	 */
	public AlertRecord lost(Instant at, String why) {
		Map<String, String> words = new TreeMap<>(this.annotations);
		words.put(UNSEEN_END, why);
		return new AlertRecord(this.id, this.source, this.labels, words, this.startsAt, this.endsAt, this.heardAt,
				this.deliveries)
			.resolved(at);
	}

	/**
	 * Whether its end was seen.
	 * @return false while it fires too
	 */
	public boolean endSeen() {
		return this.endsAt != null && !this.annotations.containsKey(UNSEEN_END);
	}

	/**
	 * The same alert, which goes on after all: its end, and who knows of it, are void.
	 * @return the record to keep
	 */
	public AlertRecord reopened() {
		return new AlertRecord(this.id, this.source, this.labels, this.annotations, this.startsAt, null, this.heardAt,
				this.deliveries.stream().filter((known) -> known.state() == AlertState.FIRING).toList());
	}

	/**
	 * The same alert with a delivery more.
	 * @param delivery who knows of it
	 * @return the record to keep; this one if that was known, or there are too many
	 */
	public AlertRecord delivered(AlertDelivery delivery) {
		if (isDelivered(delivery.to(), delivery.state()) || this.deliveries.size() >= MOST_DELIVERIES) {
			return this;
		}
		List<AlertDelivery> all = Stream.concat(this.deliveries.stream(), Stream.of(delivery)).toList();
		return new AlertRecord(this.id, this.source, this.labels, this.annotations, this.startsAt, this.endsAt,
				this.heardAt, all);
	}

	private boolean isDelivered(String to, AlertState state) {
		return this.deliveries.stream().anyMatch((known) -> known.to().equals(to) && known.state() == state);
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

}
