package com.aimixer.monitor.board;

import java.time.Instant;

import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.PastFacts.PastStatus;
import com.aimixer.monitor.health.HealthStatus;
import org.jspecify.annotations.Nullable;

/**
 * The status of an endpoint that was announced last. Not thread-safe: its owner guards
 * it.
 */
final class Announced {

	private HealthStatus status = HealthStatus.UNKNOWN;

	private Instant since;

	/** The state when a status was announced, or was the same, last. */
	private State state = State.UNKNOWN;

	/** The status before a restart, until there is one again. */
	private @Nullable PastStatus resumed;

	Announced(Instant now) {
		this.since = now;
	}

	/** Nobody has looked since an instant; before that it was perhaps known. */
	void resume(Instant lost, @Nullable PastStatus before) {
		this.since = lost;
		this.resumed = before;
	}

	HealthStatus status() {
		return this.status;
	}

	/**
	 * Since when a status holds. As it was before a restart it goes on. One that is new
	 * holds since the state changed, if that is what has happened since the last
	 * judgement; else a figure crossed a threshold, which is found now.
	 */
	Instant since(HealthStatus judged, State stateNow, @Nullable Instant stateSince, Instant now) {
		if (judged == this.status) {
			return this.since;
		}
		if (this.resumed != null && judged == this.resumed.status()) {
			return this.resumed.since();
		}
		return (stateNow != this.state && stateSince != null) ? stateSince : now;
	}

	/** Takes a judgement in; true if it is to be announced. */
	boolean changes(HealthStatus judged, State stateNow, Instant sinceThen) {
		this.state = stateNow;
		if (judged == this.status) {
			return false;
		}
		this.status = judged;
		this.since = sinceThen;
		this.resumed = null;
		return true;
	}

}
