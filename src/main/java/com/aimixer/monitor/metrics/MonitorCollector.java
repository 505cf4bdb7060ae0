package com.aimixer.monitor.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.aimixer.monitor.board.BoardListener;
import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.time.TimeSource;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/**
 * The {@code ai_mixer_*} families of the monitor. Counters are kept per target as probes
 * come back, everything else is read from the board at the scrape. A collector instead of
 * one meter per target and figure: at 10,000 targets those would be 500,000 objects.
 */
public final class MonitorCollector implements MultiCollector, BoardListener {

	/** Targets up to which every reason has a series from the start: 22 for each. */
	private static final int ZEROES_UP_TO = 100;

	private final TimeSource time;

	private final StatusBoard board;

	private final MetricSnapshot interval;

	private final Map<String, TargetTally> tallies = new LinkedHashMap<>();

	private final Map<String, TargetLabels> labels = new HashMap<>();

	/**
	 * A collector for the endpoints of a board.
	 * @param time the clock
	 * @param board the facts; the collector must be made its listener
	 * @param interval time between two probes of one target
	 */
	public MonitorCollector(TimeSource time, StatusBoard board, Duration interval) {
		this.time = time;
		this.board = board;
		this.interval = ProbeFamilies.interval(interval);
		boolean zeroes = board.endpoints().size() <= ZEROES_UP_TO;
		for (Endpoint endpoint : board.endpoints()) {
			TargetLabels labelled = new TargetLabels(endpoint);
			this.labels.put(endpoint.name(), labelled);
			this.tallies.put(endpoint.name(), new TargetTally(labelled, zeroes));
		}
	}

	@Override
	public void onProbe(Endpoint endpoint, ProbeRecord record, Duration lateness) {
		tally(endpoint).add(record.attempt(), record.outcome(), lateness);
	}

	@Override
	public void onBlip(Endpoint endpoint, Failed failure) {
		tally(endpoint).addBlip(failure.reason());
	}

	private TargetTally tally(Endpoint endpoint) {
		TargetTally tally = this.tallies.get(endpoint.name());
		if (tally == null) {
			throw new IllegalArgumentException("endpoint '" + endpoint.name() + "' is not on the board");
		}
		return tally;
	}

	@Override
	public MetricSnapshots collect() {
		Instant now = this.time.now();
		ProbeFamilies probes = new ProbeFamilies();
		this.tallies.values().forEach((tally) -> tally.write(probes, now));
		List<MetricSnapshot> snapshots = new ArrayList<>(probes.snapshots());
		snapshots.add(this.interval);
		snapshots.addAll(new TargetFamilies(this.board.facts(), this.labels, this.time::wall).snapshots());
		return new MetricSnapshots(snapshots);
	}

}
