package com.aimixer.monitor.alertmanager;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.DeliveryCounts;
import com.aimixer.monitor.alert.DeliveryResult;
import com.aimixer.monitor.alertmanager.AlertsApi.Answer;
import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what waits for one Alertmanager, on a thread of its own, and tries again with
 * growing pauses for as long as it takes. Others hear nothing of its trouble.
 */
final class Courier implements Runnable {

	/** As many as Prometheus sends at once. */
	static final int BATCH = 256;

	/** Room for what ended with an earlier configuration, beside all that may fire. */
	static final int SPARE = 1_000;

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private static final Logger logger = LoggerFactory.getLogger(Courier.class);

	private final URI alertmanager;

	private final AlertsApi api;

	private final PostSettings settings;

	private final DeliveryCounts counts;

	private final BiConsumer<URI, AlertRecord> delivered;

	private final TimeSource time;

	private final Outbox outbox;

	private volatile @Nullable String trouble;

	Courier(URI alertmanager, int most, PostSettings settings, DeliveryCounts counts,
			BiConsumer<URI, AlertRecord> delivered, TimeSource time) {
		this.alertmanager = alertmanager;
		this.api = new AlertsApi(alertmanager, settings.ca());
		this.settings = settings;
		this.counts = counts;
		this.delivered = delivered;
		this.time = time;
		this.outbox = new Outbox(most + SPARE);
	}

	/** Hand alerts over; never waits. */
	void take(List<AlertRecord> alerts) {
		this.counts.add(DeliveryResult.DROPPED, this.outbox.put(alerts));
	}

	@Override
	public void run() {
		Duration pause = FIRST_PAUSE;
		try {
			while (!Thread.currentThread().isInterrupted()) {
				List<AlertRecord> batch = this.outbox.take(BATCH);
				if (isSettled(batch)) {
					pause = FIRST_PAUSE;
					continue;
				}
				this.counts.add(DeliveryResult.DROPPED, this.outbox.putBack(batch));
				this.time.sleep(pause);
				pause = longer(pause);
			}
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	private static Duration longer(Duration pause) {
		Duration twice = pause.multipliedBy(2);
		return (twice.compareTo(LONGEST_PAUSE) < 0) ? twice : LONGEST_PAUSE;
	}

	/** Nothing must end the courier: nobody else goes to its Alertmanager. */
	private boolean isSettled(List<AlertRecord> batch) {
		try {
			return deliver(batch);
		}
		catch (RuntimeException | Error ex) {
			logger.warn("A post to {} failed for an unexpected reason and is tried again", this.alertmanager, ex);
			this.counts.add(DeliveryResult.FAILED, batch.size());
			tell(new Answer(DeliveryResult.FAILED, ex.toString()));
			return false;
		}
	}

	/** Whether this batch needs no further attempt. */
	private boolean deliver(List<AlertRecord> batch) {
		Instant now = this.time.wall(this.time.now());
		Answer answer = this.api
			.post(batch.stream().map((alert) -> PostedAlert.of(alert, now, this.settings)).toList());
		this.counts.add(answer.result(), batch.size());
		tell(answer);
		if (answer.result() == DeliveryResult.DELIVERED) {
			batch.forEach((alert) -> this.delivered.accept(this.alertmanager, alert));
		}
		return answer.result() != DeliveryResult.FAILED;
	}

	/** One line when trouble begins, one when it ends. */
	private void tell(Answer answer) {
		String before = this.trouble;
		this.trouble = answer.words().isEmpty() ? null : answer.words();
		if (this.trouble == null && before != null) {
			logger.info("Alertmanager {} takes alerts again", this.alertmanager);
		}
		if (this.trouble != null && before == null) {
			logger.warn("Alertmanager {} does not take alerts ({}); {}", this.alertmanager, answer.words(),
					(answer.result() == DeliveryResult.REFUSED) ? "that is a mistake in this monitor"
							: "trying again until it does");
		}
	}

	URI alertmanager() {
		return this.alertmanager;
	}

	/** Why the latest post did not succeed, or null if it did. */
	@Nullable String trouble() {
		return this.trouble;
	}

	void close() {
		this.api.close();
	}

}
