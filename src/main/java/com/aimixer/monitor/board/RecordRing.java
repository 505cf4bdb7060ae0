package com.aimixer.monitor.board;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.PhaseTimes;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Skipped;
import com.aimixer.monitor.probe.Succeeded;
import org.jspecify.annotations.Nullable;

/**
 * The latest records of one endpoint; the oldest go first. Successes, which nearly all
 * are, are packed into 43 bytes, in whole microseconds; as objects they would take 165.
 * Guarded by its owner.
 */
final class RecordRing {

	private static final int SMALLEST = 8;

	private static final Phase[] PHASES = Phase.values();

	/** Duration and phases of a success. */
	private static final int FIGURES = 1 + PHASES.length;

	private final int limit;

	private int capacity;

	private int first;

	private int size;

	private byte[] attempts;

	private long[] startMicros;

	private int[] micros;

	private short[] statuses;

	private @Nullable Instant[] certificates;

	/** Outcomes that are no success. */
	private @Nullable ProbeOutcome[] others;

	/**
	 * An empty ring.
	 * @param limit how many records are kept, at least one
	 */
	RecordRing(int limit) {
		this.limit = limit;
		this.capacity = Math.min(SMALLEST, limit);
		this.attempts = new byte[this.capacity];
		this.startMicros = new long[this.capacity];
		this.micros = new int[this.capacity * FIGURES];
		this.statuses = new short[this.capacity];
		this.certificates = new Instant[this.capacity];
		this.others = new ProbeOutcome[this.capacity];
	}

	void add(ProbeRecord entry) {
		if (this.size == this.capacity && this.capacity < this.limit) {
			grow();
		}
		if (this.size == this.limit) {
			this.first = (this.first + 1) % this.capacity;
			this.size--;
		}
		write(at(this.size), entry);
		this.size++;
	}

	private void grow() {
		int larger = Math.min(this.limit, this.capacity * 2);
		// a ring that still grows has lost nothing yet, so it begins at zero
		this.attempts = Arrays.copyOf(this.attempts, larger);
		this.startMicros = Arrays.copyOf(this.startMicros, larger);
		this.micros = Arrays.copyOf(this.micros, larger * FIGURES);
		this.statuses = Arrays.copyOf(this.statuses, larger);
		this.certificates = Arrays.copyOf(this.certificates, larger);
		this.others = Arrays.copyOf(this.others, larger);
		this.capacity = larger;
	}

	private void write(int slot, ProbeRecord entry) {
		this.attempts[slot] = (byte) entry.attempt();
		this.others[slot] = null;
		this.certificates[slot] = null;
		switch (entry.outcome()) {
			case Succeeded success -> pack(slot, success);
			case Failed failure -> this.others[slot] = failure;
			case Skipped skip -> this.others[slot] = skip;
		}
	}

	private void pack(int slot, Succeeded success) {
		this.startMicros[slot] = ChronoUnit.MICROS.between(Instant.EPOCH, success.startedAt());
		this.statuses[slot] = (short) success.httpStatus();
		this.certificates[slot] = shared(success.certificateExpiresAt());
		int figure = slot * FIGURES;
		this.micros[figure++] = micros(success.duration().toNanos());
		for (Phase phase : PHASES) {
			this.micros[figure++] = micros(success.phases().nanos(phase));
		}
	}

	/** The same expiry is the same object in every record. */
	private @Nullable Instant shared(@Nullable Instant certificate) {
		Instant previous = (this.size > 0) ? this.certificates[at(this.size - 1)] : null;
		return Objects.equals(certificate, previous) ? previous : certificate;
	}

	private static int micros(long nanos) {
		return Math.toIntExact(Math.min(Integer.MAX_VALUE, Math.round(nanos / 1e3)));
	}

	/**
	 * The latest record.
	 * @return the record, or null if there is none
	 */
	@Nullable ProbeRecord last() {
		return (this.size > 0) ? read(at(this.size - 1)) : null;
	}

	/**
	 * The latest records, newest first.
	 * @param count how many at most
	 * @return the records
	 */
	List<ProbeRecord> latest(int count) {
		List<ProbeRecord> latest = new ArrayList<>(Math.min(count, this.size));
		for (int i = this.size - 1; i >= Math.max(0, this.size - count); i--) {
			latest.add(read(at(i)));
		}
		return latest;
	}

	private ProbeRecord read(int slot) {
		ProbeOutcome other = this.others[slot];
		return new ProbeRecord(this.attempts[slot], (other != null) ? other : unpack(slot));
	}

	private Succeeded unpack(int slot) {
		int figure = slot * FIGURES;
		Duration duration = Duration.of(this.micros[figure++], ChronoUnit.MICROS);
		PhaseTimes phases = PhaseTimes.NONE;
		for (Phase phase : PHASES) {
			phases = phases.plus(phase, this.micros[figure++] * 1000L);
		}
		return new Succeeded(Instant.EPOCH.plus(this.startMicros[slot], ChronoUnit.MICROS), duration, phases,
				this.statuses[slot], this.certificates[slot]);
	}

	/** The slot of the i-th oldest record. */
	private int at(int index) {
		return (this.first + index) % this.capacity;
	}

}
