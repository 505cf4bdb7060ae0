package com.aimixer.monitor.stream;

import java.time.Duration;

import com.aimixer.monitor.board.BoardListener;
import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.board.StatusChange;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.view.Views;

/**
 * Puts what happens on the board into the stream: {@code probe} for every outcome,
 * {@code status} for every change, {@code ping} as a sign of life.
 */
public final class BoardEvents implements BoardListener {

	private final EventStream stream;

	private final Views views;

	/**
	 * Events for a stream.
	 * @param stream where they go
	 * @param views how they are shown
	 */
	public BoardEvents(EventStream stream, Views views) {
		this.stream = stream;
		this.views = views;
	}

	@Override
	public void onProbe(Endpoint endpoint, ProbeRecord record, Duration lateness) {
		if (this.stream.subscribers() > 0) {
			this.stream.publish("probe", this.views.probeEvent(endpoint, record));
		}
	}

	@Override
	public void onStatus(StatusChange change) {
		if (this.stream.subscribers() > 0) {
			this.stream.publish("status", this.views.change(change));
		}
	}

	/**
	 * Send a sign of life; called every two seconds.
	 */
	public void ping() {
		this.stream.publish("ping", this.views.ping());
	}

}
