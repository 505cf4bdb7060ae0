package com.aimixer.monitor.page;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import com.aimixer.monitor.alert.AlertListener;
import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.BoardListener;
import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.board.StatusChange;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.probe.Failed;
import org.jspecify.annotations.Nullable;

/**
 * Counts what changes, and knows for each part of the pages at which count it changed
 * last. A page bears the count of when it was rendered; what has a higher one is news to
 * it. Nothing here is ever cleared, so nothing is lost when it could not be sent.
 */
public final class Changes implements BoardListener, AlertListener {

	/** Whoever knows nothing of this run of the monitor: everything is news. */
	static final long NEVER = -1;

	/** Counts of another run, or of another replica, say nothing here. */
	private final String run = UUID.randomUUID().toString().substring(0, 8);

	private final Map<String, Long> parts = new HashMap<>();

	/** What is not heard of but looked at, as it was found last. */
	private final Map<String, Object> seen = new HashMap<>();

	private final Map<String, Standing> standings = new HashMap<>();

	private long count;

	@Override
	public void onProbe(Endpoint endpoint, ProbeRecord entry, Duration lateness) {
		changed(card(endpoint.name()));
	}

	@Override
	public void onBlip(Endpoint endpoint, Failed failure) {
		changed(card(endpoint.name()));
	}

	/** After the probe was told: only now do its intervals say what came of it. */
	@Override
	public synchronized void onInterval(Endpoint endpoint, Interval latest, Instant heardAt) {
		changed(card(endpoint.name()));
		Standing standing = Standing.of(latest);
		// a slow endpoint that goes down was unhealthy before: its status does not change
		if (!standing.equals(this.standings.put(endpoint.name(), standing))) {
			changed(Fragments.INCIDENTS);
		}
	}

	@Override
	public void onStatus(StatusChange change) {
		changed(card(change.endpoint().name()));
		changed(Fragments.INCIDENTS);
	}

	@Override
	public void onAlert(@Nullable AlertRecord before, AlertRecord after) {
		changed(Fragments.ALERTS);
	}

	/**
	 * Compare what follows from many facts at once with what it was.
	 */
	synchronized void saw(Glance glance) {
		saw(Fragments.CARDS, glance.shown());
		saw(Fragments.VERDICT, glance.verdict());
		saw(Fragments.INCIDENTS, glance.historyReadable());
	}

	private void saw(String part, Object value) {
		if (!value.equals(this.seen.put(part, value))) {
			changed(part);
		}
	}

	private synchronized void changed(String part) {
		this.count++;
		this.parts.put(part, this.count);
	}

	/** The event that replaces the card of an endpoint. */
	static String card(String endpoint) {
		return "endpoint-" + endpoint;
	}

	/** Whether a part has changed after so many changes. */
	synchronized boolean since(long known, String part) {
		return this.parts.getOrDefault(part, 0L) > known;
	}

	/**
	 * What a page says it knows; to be asked for before anything is read for it.
	 */
	synchronized String mark() {
		return this.run + "-" + this.count;
	}

	/** The count of a mark, {@link #NEVER} if it is none of this run. */
	synchronized long known(String mark) {
		if (!mark.startsWith(this.run + "-")) {
			return NEVER;
		}
		try {
			return Math.clamp(Long.parseLong(mark.substring(this.run.length() + 1)), NEVER, this.count);
		}
		catch (NumberFormatException _) {
			return NEVER;
		}
	}

	/**
	 * What an incident is told by.
	 */
	private record Standing(Instant from, State state, @Nullable String reason) {

		static Standing of(Interval interval) {
			Cause cause = interval.cause();
			return new Standing(interval.from(), interval.state(), (cause != null) ? cause.reason() : null);
		}

	}

}
