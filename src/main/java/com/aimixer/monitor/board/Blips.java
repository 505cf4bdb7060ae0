package com.aimixer.monitor.board;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import com.aimixer.monitor.probe.Failed;

/**
 * The failures of one endpoint that a confirmation refuted, as far back as the window and
 * as many as there are records. Not thread-safe: its owner guards it.
 */
final class Blips {

	private final HistoryLimits limits;

	private final Deque<Failed> latest = new ArrayDeque<>(0);

	Blips(HistoryLimits limits) {
		this.limits = limits;
	}

	void add(Failed failure) {
		this.latest.addLast(failure);
		Instant from = failure.startedAt().minus(this.limits.window());
		while (this.latest.size() > this.limits.records() || !this.latest.getFirst().startedAt().isAfter(from)) {
			this.latest.removeFirst();
		}
	}

	/** Those within the window that ends at an instant, oldest first. */
	List<Failed> at(Instant now) {
		Instant from = now.minus(this.limits.window());
		return this.latest.stream().filter((blip) -> blip.startedAt().isAfter(from)).toList();
	}

}
