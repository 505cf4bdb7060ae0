package com.aimixer.monitor.storage;

import java.time.Instant;

import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.board.StatusChange;
import com.aimixer.monitor.probe.Failed;

/**
 * Something to be written down.
 */
sealed interface Fact {

	/** A probe came back; a slow one was above the warning threshold of then. */
	record Probe(String endpoint, ProbeRecord entry, boolean slow) implements Fact {
	}

	/** A failure was refuted. */
	record Blip(String endpoint, Failed failure) implements Fact {
	}

	/** An endpoint is up or down, heard at an instant. */
	record Held(String endpoint, Interval interval, Instant heardAt) implements Fact {
	}

	/** A status changed. */
	record Status(StatusChange change) implements Fact {
	}

	/** An alert as it is now. */
	record Alert(AlertRecord alert) implements Fact {
	}

	/** There is no room for an alert any more. */
	record Evicted(String id) implements Fact {
	}

	/** By this name Alertmanager knows the monitor, unless there is one already. */
	record Replica(String name) implements Fact {
	}

	/** Alerts that ended before an instant of the wall clock are to be forgotten. */
	record Forgotten(Instant limit) implements Fact {
	}

}
