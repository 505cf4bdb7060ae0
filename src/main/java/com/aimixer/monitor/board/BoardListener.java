package com.aimixer.monitor.board;

import java.time.Duration;
import java.time.Instant;

import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.probe.Failed;

/**
 * Hears what happens on the board, on the thread of the probe: implementations must not
 * wait for anything.
 */
public interface BoardListener {

	/**
	 * A probe came back.
	 * @param endpoint whom it asked
	 * @param record what came of it
	 * @param lateness how late the tick was, zero for further attempts
	 */
	default void onProbe(Endpoint endpoint, ProbeRecord record, Duration lateness) {
	}

	/**
	 * A failure turned out to be a blip.
	 * @param endpoint whose failure it was
	 * @param failure the failure that a confirmation refuted
	 */
	default void onBlip(Endpoint endpoint, Failed failure) {
	}

	/**
	 * An endpoint is up or down, or still is: heard after every round that says so.
	 * @param endpoint the endpoint
	 * @param latest its latest interval; it replaces what was told from its start on
	 * @param heardAt start of the latest outcome
	 */
	default void onInterval(Endpoint endpoint, Interval latest, Instant heardAt) {
	}

	/**
	 * A status changed.
	 * @param change from what to what
	 */
	default void onStatus(StatusChange change) {
	}

}
