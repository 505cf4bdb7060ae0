package com.aimixer.monitor.alertmanager;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Tells which alerts Alertmanager has stopped repeating: those that two heartbeats have
 * come without. The first says that it is alive, the second that it went on to be while
 * it had time to repeat what it may have missed. So silence never ends anything, and no
 * clock does. Everything is on the steady timeline; used under a lock.
 */
final class Repetitions {

	/** Two heartbeats closer than that are one, told by two Alertmanagers. */
	static final Duration APART = Duration.ofMinutes(1);

	/** Up to so many it does not matter which of them fire. */
	private static final int FEW = 1_000;

	private final Duration within;

	private final Instant begin;

	private Map<String, Heard> byId = new HashMap<>();

	private int many = FEW;

	/**
	 * Repetitions of alerts of which nothing was heard yet.
	 * @param within how often an alert is repeated, with some patience
	 * @param begin the present instant: what fires is taken for heard now
	 */
	Repetitions(Duration within, Instant begin) {
		this.within = within;
		this.begin = begin;
	}

	/** An alert was repeated. */
	void heard(String id, Instant now) {
		this.byId.put(id, new Heard(now, null));
	}

	/** Whether there are many more than those that fire, so that they should go. */
	boolean areMany() {
		return this.byId.size() > this.many;
	}

	/** Forget all but the alerts that fire; those of an earlier process are new here. */
	void keep(Collection<String> firing) {
		Map<String, Heard> kept = new HashMap<>();
		firing.forEach((id) -> kept.put(id, this.byId.getOrDefault(id, new Heard(this.begin, null))));
		this.byId = kept;
		this.many = 2 * kept.size() + FEW;
	}

	/**
	 * A heartbeat has come.
	 * @param now the present instant
	 * @return the alerts that are not repeated any more
	 */
	List<String> heartbeat(Instant now) {
		List<String> ended = new ArrayList<>();
		this.byId.replaceAll((id, heard) -> {
			if (now.isBefore(heard.at().plus(this.within))) {
				return heard;
			}
			if (heard.missedAt() != null && !now.isBefore(heard.missedAt().plus(APART))) {
				ended.add(id);
			}
			return (heard.missedAt() != null) ? heard : new Heard(heard.at(), now);
		});
		return ended;
	}

	/**
	 * What is known of one alert.
	 *
	 * @param at when it was repeated last
	 * @param missedAt when a heartbeat came without it for the first time, or null
	 */
	private record Heard(Instant at, @Nullable Instant missedAt) {
	}

}
