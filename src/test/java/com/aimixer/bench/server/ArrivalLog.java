package com.aimixer.bench.server;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Who asked when. Distances come from the monotonic clock; the wall clock is read once,
 * to put them on the timeline that other processes know.
 */
final class ArrivalLog {

	private final List<Arrival> arrivals = new ArrayList<>();

	private final long toEpoch;

	ArrivalLog() {
		Instant now = Instant.now();
		this.toEpoch = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - System.nanoTime();
	}

	synchronized void answered(int endpoint, long readNanos, long writtenNanos) {
		this.arrivals.add(new Arrival(endpoint, readNanos + this.toEpoch, writtenNanos - readNanos));
	}

	synchronized void hanging(int endpoint, long readNanos) {
		this.arrivals.add(new Arrival(endpoint, readNanos + this.toEpoch, Arrival.NEVER_ANSWERED));
	}

	void write(Path file) throws IOException {
		List<Arrival> copy;
		synchronized (this) {
			copy = List.copyOf(this.arrivals);
		}
		try (BufferedWriter writer = Files.newBufferedWriter(file)) {
			for (Arrival arrival : copy) {
				writer.append(arrival.line()).append('\n');
			}
		}
	}

}
