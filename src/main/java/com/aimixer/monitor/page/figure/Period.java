package com.aimixer.monitor.page.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.view.Figures;
import com.aimixer.monitor.view.ProbeView;

/**
 * The span that a figure of response times shows: the shortest of three that holds all
 * that is known.
 *
 * @param from its start
 * @param length its length
 * @param covered how far back something is known within it
 */
public record Period(Instant from, Duration length, Duration covered) {

	/** Beyond it a day is shown in quarter hours. */
	static final Duration LONGEST_BY_PROBES = Duration.ofHours(6);

	private static final Duration DAY = Duration.ofHours(24);

	private static final List<Duration> LENGTHS = List.of(Duration.ofHours(1), LONGEST_BY_PROBES, DAY);

	/**
	 * The period of a list of probes.
	 * @param probes newest first
	 * @param now the instant of asking, its end
	 * @return the period
	 */
	static Period of(List<ProbeView> probes, Instant now) {
		Duration age = probes.isEmpty() ? Duration.ZERO : Duration.between(probes.getLast().at(), now);
		Duration length = LENGTHS.stream()
			.filter((each) -> each.compareTo(age) >= 0)
			.findFirst()
			.orElse(LENGTHS.getLast());
		return new Period(now.minus(length), length, (age.compareTo(length) < 0) ? age : length);
	}

	/**
	 * The 24 hours that end with the quarter hour in progress.
	 * @param age how far back something is known
	 * @param now the instant of asking
	 * @return the period
	 */
	static Period ofDay(Duration age, Instant now) {
		return new Period(DayBar.start(now), DAY, (age.compareTo(DAY) < 0) ? age : DAY);
	}

	/** One of the equal spans of the figure. */
	Duration width() {
		return this.length.dividedBy(Bins.COUNT);
	}

	/**
	 * The period in words.
	 * @return such as {@code last hour, of which 12 min are known}
	 */
	public String words() {
		String last = (this.length.toHours() == 1) ? "last hour" : "last " + this.length.toHours() + " hours";
		// a figure that begins one probe late is complete
		boolean complete = this.covered.plus(width()).compareTo(this.length) >= 0;
		return complete ? last : last + ", of which " + Figures.span(this.covered) + " are known";
	}

}
