package com.aimixer.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import com.aimixer.bench.report.Distribution;
import com.aimixer.bench.server.Arrival;
import com.aimixer.bench.server.TargetKind;
import com.aimixer.bench.subject.MeasuredProbe;
import com.aimixer.bench.subject.Workload;

/**
 * What the target saw of a subject. Cadence and misses are those of the endpoints that
 * answer; the hanging ones are probed again to confirm their failures.
 */
final class ArrivalAnalysis {

	private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	/** A subject may round the start of a probe to milliseconds. */
	private static final long SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

	private final Workload workload;

	private final Span span;

	private final long interval;

	private final List<List<Arrival>> byEndpoint = new ArrayList<>();

	ArrivalAnalysis(Workload workload, List<Arrival> arrivals, Span span) {
		this.workload = workload;
		this.span = span;
		this.interval = workload.interval().toNanos();
		for (int endpoint = 0; endpoint < workload.endpoints(); endpoint++) {
			this.byEndpoint.add(new ArrayList<>());
		}
		arrivals.forEach((arrival) -> this.byEndpoint.get(arrival.endpoint()).add(arrival));
		this.byEndpoint
			.forEach((each) -> each.sort((one, other) -> Long.compare(one.epochNanos(), other.epochNanos())));
	}

	/** Requests within the span. */
	int count() {
		return within().length;
	}

	/** How far the distances of consecutive requests are from the interval. */
	Distribution cadenceError() {
		LongStream.Builder errors = LongStream.builder();
		for (int endpoint = 0; endpoint < this.workload.endpoints(); endpoint++) {
			long[] distances = distances(endpoint);
			Arrays.stream(distances).map((distance) -> Math.abs(distance - this.interval)).forEach(errors);
		}
		return Distribution.of(errors.build().toArray());
	}

	/** Requests that should have come within the span and did not. */
	long missed() {
		long missed = 0;
		for (int endpoint = 0; endpoint < this.workload.endpoints(); endpoint++) {
			for (long distance : distances(endpoint)) {
				missed += missedWithin(distance);
			}
			missed += missedWithin(silence(endpoint));
		}
		return missed;
	}

	private long missedWithin(long distance) {
		return Math.max(0, Math.round((double) distance / this.interval) - 1);
	}

	/** Time since the last request at the end of the span. */
	private long silence(int endpoint) {
		long last = this.span.from();
		for (Arrival arrival : answered(endpoint)) {
			last = (arrival.epochNanos() < this.span.to()) ? Math.max(last, arrival.epochNanos()) : last;
		}
		return (this.workload.kind(endpoint) == TargetKind.HANGING) ? 0 : this.span.to() - last;
	}

	/** Distances of the requests that end within the span. */
	private long[] distances(int endpoint) {
		List<Arrival> arrivals = answered(endpoint);
		LongStream.Builder distances = LongStream.builder();
		for (int i = 1; i < arrivals.size(); i++) {
			long at = arrivals.get(i).epochNanos();
			if (this.span.contains(at)) {
				distances.add(at - arrivals.get(i - 1).epochNanos());
			}
		}
		return distances.build().toArray();
	}

	private List<Arrival> answered(int endpoint) {
		return (this.workload.kind(endpoint) == TargetKind.HANGING) ? List.of() : this.byEndpoint.get(endpoint);
	}

	/** The most requests in any 100 ms, as a multiple of their even share. */
	double burst() {
		long[] times = within();
		int most = 0;
		int first = 0;
		for (int last = 0; last < times.length; last++) {
			while (times[last] - times[first] >= BURST_NANOS) {
				first++;
			}
			most = Math.max(most, last - first + 1);
		}
		double share = (double) times.length * BURST_NANOS / this.span.nanos();
		return (share > 0) ? most / share : Double.NaN;
	}

	private long[] within() {
		return this.byEndpoint.stream()
			.flatMap(List::stream)
			.mapToLong(Arrival::epochNanos)
			.filter(this.span::contains)
			.sorted()
			.toArray();
	}

	/** The first request of every endpoint that had one, in order of time. */
	long[] firsts() {
		return this.byEndpoint.stream()
			.filter((each) -> !each.isEmpty())
			.mapToLong((each) -> each.getFirst().epochNanos())
			.sorted()
			.toArray();
	}

	/** Measured minus true response times of the probes within the span. */
	Distribution responseError(List<MeasuredProbe> measured) {
		return Distribution.of(measured.stream()
			.filter((probe) -> this.span.contains(probe.epochNanos()))
			.flatMap((probe) -> arrivalOf(probe).stream().map((arrival) -> probe.nanos() - arrival.delayNanos()))
			.mapToLong(Long::longValue)
			.toArray());
	}

	private Optional<Arrival> arrivalOf(MeasuredProbe probe) {
		long from = probe.epochNanos() - SLACK_NANOS;
		long to = probe.epochNanos() + probe.nanos() + SLACK_NANOS;
		return this.byEndpoint.get(probe.endpoint())
			.stream()
			.filter((arrival) -> arrival.epochNanos() >= from && arrival.epochNanos() <= to)
			.findFirst();
	}

}
