package com.aimixer.monitor.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import org.jspecify.annotations.Nullable;

/**
 * A durable past that a test has made up, and that cannot be read while the test says so.
 */
public final class InventedPast implements PastIntervals {

	private final Map<String, List<Interval>> intervals = new TreeMap<>();

	private @Nullable Instant since;

	private volatile boolean unreadable;

	/** What was seen of an endpoint next. */
	public InventedPast add(String endpoint, List<Interval> next) {
		this.intervals.merge(endpoint, next,
				(before, added) -> Stream.concat(before.stream(), added.stream()).toList());
		return this;
	}

	/** When watching began. */
	public InventedPast since(Instant begin) {
		this.since = begin;
		return this;
	}

	/** Whether whoever asks is refused. */
	public InventedPast unreadable(boolean refused) {
		this.unreadable = refused;
		return this;
	}

	@Override
	public boolean durable() {
		return true;
	}

	@Override
	public Optional<Instant> since() {
		return answer(() -> Optional.ofNullable(this.since));
	}

	@Override
	public List<Interval> of(String endpoint, Instant from, Instant to) {
		return answer(() -> this.intervals.getOrDefault(endpoint, List.of())
			.stream()
			.filter((interval) -> interval.from().isBefore(to) && interval.to().isAfter(from))
			.toList());
	}

	@Override
	public Map<String, List<Interval>> down(Instant from, Instant to, int most) {
		return answer(() -> this.intervals.keySet()
			.stream()
			.collect(Collectors.toMap((name) -> name,
					(name) -> of(name, from, to).stream()
						.filter((interval) -> interval.state() == State.DOWN)
						.toList())));
	}

	private <T> T answer(Supplier<T> known) {
		if (this.unreadable) {
			throw new HistoryUnreadableException("the history /data/history.db cannot be read",
					new IllegalStateException("gone"));
		}
		return known.get();
	}

}
