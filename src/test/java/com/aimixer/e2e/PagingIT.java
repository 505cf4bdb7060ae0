package com.aimixer.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From the fault to the telephone: the simulator loses a region, and what the monitor,
 * Prometheus and Alertmanager make of it reaches the channels.
 */
@Order(1)
class PagingIT {

	/** With pods, so that they can fail as a whole. */
	private static final List<String> REGIONS = List.of("us-west", "us-east", "eu-west", "ap");

	private static final Duration PROBE_INTERVAL = Duration.ofSeconds(30);

	private static final int RUNS = 6;

	/** Ten minutes of the stack at ten times the speed, with two heartbeats. */
	private static final Duration QUIET = Duration.ofSeconds(60);

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void aQuietStackPagesForALostRegionAndResolves() throws Exception {
		try (RunningStack stack = RunningStack.up(this.work, 10)) {
			staysQuiet(stack, QUIET);
			assertThat(stack.silence()).as("the monitor hears the heartbeat").isLessThan((double) QUIET.toSeconds());
			Outage outage = new Outage(this.work, stack, "eu-west");
			outage.begin();
			outage.end();
			assertThat(outage.receivers("trigger")).containsExactlyInAnyOrder("pagerduty", "email devops@aimixer.com",
					"email monitoring@aimixer.com", "slack #alerts-critical");
			assertThat(outage.receivers("resolve")).isEqualTo(outage.receivers("trigger"));
			assertCalledOnlyFor(stack, List.of("RegionalFailure eu-west"));
			this.work.await("the monitor knows of it, too", Duration.ofSeconds(60),
					() -> assertThat(stack.history("resolved")).contains("prometheus RegionalFailure eu-west"));
		}
	}

	/** The figures that the README states. */
	@Test
	@Tag("real")
	void theTimesOfProductionAreKept() throws Exception {
		try (RunningStack stack = RunningStack.up(this.work, 1)) {
			staysQuiet(stack, Duration.ofMinutes(3));
			List<Duration> pages = new ArrayList<>();
			List<Duration> resolves = new ArrayList<>();
			for (int run = 0; run < RUNS; run++) {
				Outage outage = new Outage(this.work, stack, REGIONS.get(run % REGIONS.size()));
				// faults at all ages of the last probe, so that the median is that of a
				// fault at any time
				outage.awaitProbeOfAge(PROBE_INTERVAL.multipliedBy(2L * run + 1).dividedBy(2L * RUNS));
				pages.add(outage.begin());
				resolves.add(outage.end());
				assertCalledOnlyFor(stack, REGIONS.stream().map((region) -> "RegionalFailure " + region).toList());
			}
			System.out.printf("page:    median %s, worst %s, %s%nresolve: median %s, worst %s, %s%n", median(pages),
					Collections.max(pages), pages, median(resolves), Collections.max(resolves), resolves);
			assertThat(median(pages)).isLessThanOrEqualTo(Duration.ofSeconds(60));
			assertThat(Collections.max(pages)).isLessThanOrEqualTo(Duration.ofSeconds(80));
			assertThat(median(resolves)).isLessThanOrEqualTo(Duration.ofSeconds(50));
			assertThat(Collections.max(resolves)).isLessThanOrEqualTo(Duration.ofSeconds(90));
		}
	}

	/**
	 * Nothing but the heartbeat fires from the start on, and nobody hears of anything.
	 */
	private void staysQuiet(RunningStack stack, Duration time) throws Exception {
		Instant end = Instant.now().plus(time);
		this.work.await("time passes", time.plusMinutes(1), () -> assertThat(Instant.now()).isAfter(end));
		assertThat(stack.everFired()).containsExactly("Watchdog");
		assertThat(stack.pages()).isEmpty();
		assertThat(stack.history("firing")).isEmpty();
		assertThat(stack.history("resolved")).isEmpty();
	}

	private static void assertCalledOnlyFor(RunningStack stack, List<String> alerts) throws Exception {
		assertThat(stack.pages()).filteredOn((page) -> page.channel().equals("pagerduty"))
			.extracting(Page::alert)
			.isSubsetOf(alerts);
	}

	private static Duration median(List<Duration> times) {
		List<Duration> sorted = times.stream().sorted().toList();
		int half = sorted.size() / 2;
		return sorted.get(half).plus(sorted.get((sorted.size() - 1) / 2)).dividedBy(2);
	}

}
