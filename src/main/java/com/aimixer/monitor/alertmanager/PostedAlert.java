package com.aimixer.monitor.alertmanager;

import java.time.Instant;
import java.util.Map;

import com.aimixer.monitor.alert.AlertRecord;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An alert as {@code POST /api/v2/alerts} takes it.
 *
 * @param labels what it is about
 * @param annotations what people read
 * @param startsAt when it fired
 * @param endsAt when it ended, or when it is to be taken for ended if nothing is heard of
 * it until then
 * @param link where people read more
 */
record PostedAlert(Map<String, String> labels, Map<String, String> annotations, Instant startsAt, Instant endsAt,
		@JsonProperty("generatorURL") String link) {

	/**
	 * An alert on its way. After a clock was set back times of the past may lie ahead: an
	 * end that does would let the alert fire until then, so nothing ends or begins later
	 * than now.
	 * @param alert as it is now
	 * @param now now, by the wall clock
	 * @param settings what is the same in every post
	 */
	static PostedAlert of(AlertRecord alert, Instant now, PostSettings settings) {
		Instant end = (alert.endsAt() != null) ? earlier(alert.endsAt(), now) : now.plus(settings.expiry());
		String target = alert.label("target");
		return new PostedAlert(alert.labels(), alert.annotations(), earlier(alert.startsAt(), now), end,
				settings.pages() + (target.isEmpty() ? "/alerts" : "/endpoints/" + target));
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

}
