package com.aimixer.e2e;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A region that is lost as a whole and comes back, seen from the channels.
 */
final class Outage {

	private static final Duration LONG_ENOUGH = Duration.ofMinutes(4);

	/** Whom a critical alert reaches: PagerDuty, two addresses, Slack. */
	private static final int RECEIVERS = 4;

	private final Workplace work;

	private final RunningStack stack;

	private final String region;

	private Instant start = Instant.MIN;

	Outage(Workplace work, RunningStack stack, String region) {
		this.work = work;
		this.stack = stack;
		this.region = region;
	}

	/** Wait until the region's endpoint was probed so long ago. */
	void awaitProbeOfAge(Duration age) throws IOException, InterruptedException {
		Instant before = lastProbe();
		this.work.await("a probe of " + this.region, LONG_ENOUGH, () -> assertThat(lastProbe()).isAfter(before));
		Instant due = lastProbe().plus(age);
		this.work.await("a probe of age " + age, LONG_ENOUGH, () -> assertThat(Instant.now()).isAfter(due));
	}

	/** Lose the region, and return after which time PagerDuty knew. */
	Duration begin() throws IOException, InterruptedException {
		this.start = Instant.now();
		this.stack.fault("region-down", this.region);
		return awaitAll("trigger", this.start);
	}

	/** Bring it back, and return after which time PagerDuty knew. */
	Duration end() throws IOException, InterruptedException {
		Instant recovery = Instant.now();
		this.stack.heal();
		Duration time = awaitAll("resolve", recovery);
		assertThat(dedupKeys("resolve")).isEqualTo(dedupKeys("trigger")).hasSize(1);
		return time;
	}

	/** Who was told so. */
	Set<String> receivers(String action) throws IOException, InterruptedException {
		Set<String> receivers = new TreeSet<>();
		this.stack.pages().stream().filter(of(action)).map(Page::receiver).forEach(receivers::add);
		return receivers;
	}

	private Duration awaitAll(String action, Instant since) throws IOException, InterruptedException {
		this.work.await(action + " of " + this.region + " everywhere", LONG_ENOUGH,
				() -> assertThat(receivers(action)).hasSize(RECEIVERS));
		return this.stack.pages()
			.stream()
			.filter(of(action))
			.filter((page) -> page.channel().equals("pagerduty"))
			.map((page) -> Duration.between(since, page.at()))
			.findFirst()
			.orElseThrow();
	}

	private Set<String> dedupKeys(String action) throws IOException, InterruptedException {
		Set<String> keys = new TreeSet<>();
		this.stack.pages()
			.stream()
			.filter(of(action))
			.filter((page) -> page.channel().equals("pagerduty"))
			.map(Page::dedupKey)
			.forEach(keys::add);
		return keys;
	}

	/** The pages of this outage; there may have been an earlier one of the region. */
	private Predicate<Page> of(String action) {
		return (page) -> page.alert().equals("RegionalFailure " + this.region) && page.action().equals(action)
				&& page.at().isAfter(this.start);
	}

	private Instant lastProbe() throws IOException, InterruptedException {
		return Instant.parse(this.stack.endpoint(this.region).path("lastProbe").path("at").asString());
	}

}
