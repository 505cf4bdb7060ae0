package com.aimixer.monitor.page.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.view.ProbeView;

/**
 * The span that a figure of response times shows: the shortest of three that holds all
 * probes that are still listed, so that the first hour is no dot at the edge of a day.
 *
 * @param from its start
 * @param length its length
 * @param covered how far back the probes reach within it
 */
public record Period(Instant from, Duration length, Duration covered) {

	private static final List<Duration> LENGTHS = List.of(Duration.ofHours(1), Duration.ofHours(6),
			Duration.ofHours(24));

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
