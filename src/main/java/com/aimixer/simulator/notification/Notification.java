package com.aimixer.simulator.notification;

import java.time.Instant;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One notification that a stand-in took. Its facts are cut where they are longer than
 * they can be: titles after 1,024 characters, the others after 255.
 *
 * @param at wall time of its arrival
 * @param channel the way it took
 * @param to PagerDuty's routing key, Slack's channel, one mail address, the receiver's
 * name of the watchdog
 * @param action what it says of its incident
 * @param title its title as it came
 * @param alertname the alert, or null if the title names none
 * @param severity the severity in lower case, or null if the title names none
 * @param region the region, or null if the title names none
 * @param dedupKey PagerDuty's deduplication key, the group key of the watchdog, else null
 * @param content the JSON as it came, or head and decoded text of the mail; cut where it
 * is very long, and empty once too many others came after it
 */
public record Notification(Instant at, Channel channel, String to, Action action, String title,
		@Nullable String alertname, @Nullable String severity, @Nullable String region, @Nullable String dedupKey,
		String content) {

	/** PagerDuty's limit of a summary, in characters. */
	static final int LONGEST_TITLE = 1024;

	/** Longest of the other facts, in characters: PagerDuty's limit of a key. */
	static final int LONGEST_FACT = 255;

	public Notification {
		to = cut(to, LONGEST_FACT);
		title = cut(title, LONGEST_TITLE);
		alertname = (alertname != null) ? cut(alertname, LONGEST_FACT) : null;
		severity = (severity != null) ? cut(severity, LONGEST_FACT) : null;
		region = (region != null) ? cut(region, LONGEST_FACT) : null;
		dedupKey = (dedupKey != null) ? cut(dedupKey, LONGEST_FACT) : null;
	}

	/**
	 * A notification that says no more than its title.
	 * @param at wall time of its arrival
	 * @param channel the way it took
	 * @param to whom it went to
	 * @param title its title
	 * @param dedupKey what it has in common with others of its incident, or null
	 * @param content what came
	 * @return the notification, with what could be read from its title
	 */
	public static Notification of(Instant at, Channel channel, String to, String title, @Nullable String dedupKey,
			String content) {
		Title parsed = Title.parse(title);
		return new Notification(at, channel, to, parsed.action(), title, parsed.alertname(), parsed.severity(),
				parsed.region(), dedupKey, content);
	}

	/**
	 * The same with another action than its title says.
	 * @param other the action
	 * @return the other notification
	 */
	public Notification withAction(Action other) {
		return new Notification(this.at, this.channel, this.to, other, this.title, this.alertname, this.severity,
				this.region, this.dedupKey, this.content);
	}

	/** Length of everything but the content, in characters. */
	int factsLength() {
		return Stream.of(this.to, this.title, this.alertname, this.severity, this.region, this.dedupKey)
			.mapToInt((fact) -> (fact != null) ? fact.length() : 0)
			.sum();
	}

	Notification withContent(String other) {
		return new Notification(this.at, this.channel, this.to, this.action, this.title, this.alertname, this.severity,
				this.region, this.dedupKey, other);
	}

	private static String cut(String text, int longest) {
		return (text.length() > longest) ? text.substring(0, longest) : text;
	}

}
