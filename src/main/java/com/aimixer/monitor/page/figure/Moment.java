package com.aimixer.monitor.page.figure;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * An instant as the pages show it: in UTC, until a script puts it into the reader's zone.
 *
 * @param iso for machines
 * @param utc for people, to the second
 */
public record Moment(String iso, String utc) {

	private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	/**
	 * A moment.
	 * @param at when, by the wall clock
	 * @return its forms
	 */
	public static Moment of(Instant at) {
		return new Moment(at.truncatedTo(ChronoUnit.MILLIS).toString(), UTC.format(at));
	}

}
