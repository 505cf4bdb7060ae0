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
	 * An alert on its way.
	 * @param alert as it is now
	 * @param expiry when one that fires is over unless it is posted again
	 * @param pages base of the monitor's pages
	 */
	static PostedAlert of(AlertRecord alert, Instant expiry, String pages) {
		Instant end = (alert.endsAt() != null) ? alert.endsAt() : later(alert.startsAt(), expiry);
		String target = alert.label("target");
		return new PostedAlert(alert.labels(), alert.annotations(), alert.startsAt(), end,
				pages + (target.isEmpty() ? "/alerts" : "/endpoints/" + target));
	}

	/** A clock that was set back must not end what fires. */
	private static Instant later(Instant start, Instant expiry) {
		return expiry.isAfter(start) ? expiry : start.plusSeconds(1);
	}

}
