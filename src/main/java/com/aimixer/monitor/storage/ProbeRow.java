package com.aimixer.monitor.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.PhaseTimes;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Skipped;
import com.aimixer.monitor.probe.Succeeded;
import org.jspecify.annotations.Nullable;

/**
 * A probe as a row, in whole microseconds like the records in memory.
 */
final class ProbeRow {

	private static final String SUCCESS = "success";

	private static final String FAILURE = "failure";

	/** What says nothing about the endpoint. */
	static final String SKIPPED = "skipped";

	private ProbeRow() {
	}

	static @Nullable Object[] of(int endpoint, int run, ProbeRecord entry) {
		int attempt = entry.attempt();
		return switch (entry.outcome()) {
			case Succeeded it -> row(endpoint, run, attempt, it, SUCCESS, it.duration(), it.phases(), it.httpStatus(),
					it.certificateExpiresAt(), null, null, null);
			case Failed it -> row(endpoint, run, attempt, it, FAILURE, it.duration(), it.phases(), it.httpStatus(),
					it.certificateExpiresAt(), it.reason(), it.phase(), it.detail());
			case Skipped it -> row(endpoint, run, attempt, it, SKIPPED, it.lateness(), PhaseTimes.NONE, null, null,
					null, null, it.detail());
		};
	}

	private static @Nullable Object[] row(int endpoint, int run, int attempt, ProbeOutcome outcome, String result,
			Duration duration, PhaseTimes phases, @Nullable Integer status, @Nullable Instant certificate,
			@Nullable Reason reason, @Nullable Phase phase, @Nullable String detail) {
		return new @Nullable Object[] { endpoint, run, ChronoUnit.MICROS.between(Instant.EPOCH, outcome.startedAt()),
				attempt, result, micros(duration.toNanos()), micros(phases.dnsNanos()), micros(phases.connectNanos()),
				micros(phases.tlsNanos()), micros(phases.waitNanos()), micros(phases.bodyNanos()), status,
				(certificate != null) ? certificate.toEpochMilli() : null, (reason != null) ? reason.name() : null,
				(phase != null) ? phase.name() : null, detail };
	}

	private static long micros(long nanos) {
		return Math.round(nanos / 1e3);
	}

	/** The probe of a row; the shift takes its time to the present steady timeline. */
	static ProbeRecord read(ResultSet row, Duration shift) throws SQLException {
		Instant at = Instant.EPOCH.plus(row.getLong("at_us"), ChronoUnit.MICROS).plus(shift);
		Duration duration = duration(row, "duration_us");
		String detail = String.valueOf(row.getString("detail"));
		ProbeOutcome outcome = switch (row.getString("result")) {
			case SUCCESS -> new Succeeded(at, duration, phases(row), row.getInt("http_status"), certificate(row));
			case FAILURE -> new Failed(at, duration, phases(row), Reason.valueOf(row.getString("reason")),
					Phase.valueOf(row.getString("phase")), detail, status(row), certificate(row));
			default -> new Skipped(at, duration, detail);
		};
		return new ProbeRecord(row.getInt("attempt"), outcome);
	}

	private static PhaseTimes phases(ResultSet row) throws SQLException {
		return new PhaseTimes(row.getLong("dns_us") * 1000, row.getLong("connect_us") * 1000,
				row.getLong("tls_us") * 1000, row.getLong("wait_us") * 1000, row.getLong("body_us") * 1000);
	}

	private static Duration duration(ResultSet row, String column) throws SQLException {
		return Duration.of(row.getLong(column), ChronoUnit.MICROS);
	}

	private static @Nullable Integer status(ResultSet row) throws SQLException {
		int status = row.getInt("http_status");
		return row.wasNull() ? null : status;
	}

	private static @Nullable Instant certificate(ResultSet row) throws SQLException {
		long millis = row.getLong("certificate_ms");
		return row.wasNull() ? null : Instant.ofEpochMilli(millis);
	}

}
