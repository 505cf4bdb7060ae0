package com.aimixer.e2e;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two Alertmanagers that get every alert both, as in production.
 */
class AlertmanagerClusterIT {

	/** A group looks for news every second, more than the second waits for the first. */
	private static final int SPEED = 30;

	private static final Duration SOON = Duration.ofSeconds(40);

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void twoNotifyOnceAndTheOneThatIsLeftNotifiesToo() throws Exception {
		Channels channels = Channels.start(this.work);
		List<Alertmanager> both = Alertmanager.startTwo(this.work, channels, SPEED);
		Alert latency = Alert.critical("HighLatency", "latency").in("us-west");
		for (Alertmanager each : both) {
			each.fire(Alert.of("Watchdog", "none", "meta"));
			each.fire(latency);
		}
		// the second would notify within two seconds if it had not heard of the first
		this.work.await("two heartbeats later", SOON, () -> assertThat(channels.heartbeats()).isGreaterThan(1));
		assertThat(channels.lines()).hasSize(4).doesNotHaveDuplicates();
		for (Alertmanager each : both) {
			each.end(latency);
		}
		this.work.await("the end as well", SOON, () -> assertThat(channels.lines()).hasSize(8));
		// what the first has sent a moment before its end, the second would send again
		long heartbeats = channels.heartbeats();
		this.work.await("the second knows of it", SOON,
				() -> assertThat(channels.heartbeats()).isGreaterThan(heartbeats + 1));

		// the first by name is the one that notifies while both are well
		boolean firstNotifies = both.get(0).name().compareTo(both.get(1).name()) < 0;
		both.get(firstNotifies ? 0 : 1).kill();
		both.get(firstNotifies ? 1 : 0).fire(Alert.critical("ServiceDown", "availability").in("ap"));
		this.work.await("the other takes over", SOON, () -> assertThat(channels.lines()).hasSize(12));
		assertThat(channels.lines()).doesNotHaveDuplicates();
	}

}
