package com.aimixer.monitor.alert;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The state machine of an alert as a table.
 */
class AlertStandingTests {

	private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

	private static final Duration MINUTE = Duration.ofMinutes(1);

	@ParameterizedTest
	@CsvSource(textBlock = """
			# state,  finding,  seconds, next,     since
			INACTIVE, CAUSE,    10,      PENDING,  10
			INACTIVE, NO_CAUSE, 10,      INACTIVE, 0
			INACTIVE, UNKNOWN,  10,      INACTIVE, 0
			PENDING,  CAUSE,    59,      PENDING,  0
			PENDING,  CAUSE,    60,      FIRING,   60
			PENDING,  CAUSE,    600,     FIRING,   600
			PENDING,  NO_CAUSE, 59,      INACTIVE, 59
			PENDING,  NO_CAUSE, 60,      INACTIVE, 60
			PENDING,  UNKNOWN,  60,      INACTIVE, 60
			FIRING,   CAUSE,    10,      FIRING,   0
			FIRING,   NO_CAUSE, 10,      RESOLVED, 10
			FIRING,   UNKNOWN,  86400,   FIRING,   0
			RESOLVED, CAUSE,    10,      PENDING,  10
			RESOLVED, NO_CAUSE, 10,      RESOLVED, 0
			RESOLVED, UNKNOWN,  10,      RESOLVED, 0
			""")
	void everyStateHasItsNextOne(AlertState state, Finding finding, long seconds, AlertState next, long since) {
		AlertStanding standing = new AlertStanding(state, START).next(finding, MINUTE, START.plusSeconds(seconds));
		assertThat(standing).isEqualTo(new AlertStanding(next, START.plusSeconds(since)));
	}

	@ParameterizedTest
	@CsvSource({ "INACTIVE", "RESOLVED" })
	void anAlertWithoutAWaitFiresAtOnce(AlertState state) {
		AlertStanding standing = new AlertStanding(state, START).next(Finding.CAUSE, Duration.ZERO, START);
		assertThat(standing.state()).isEqualTo(AlertState.FIRING);
	}

	@Test
	void aBreakInTheCauseStartsTheWaitOver() {
		AlertStanding standing = AlertStanding.inactive(START);
		for (int second = 0; second < 600; second++) {
			Finding finding = (second % 60 == 59) ? Finding.NO_CAUSE : Finding.CAUSE;
			standing = standing.next(finding, MINUTE, START.plusSeconds(second));
			assertThat(standing.state()).isNotEqualTo(AlertState.FIRING);
		}
	}

}
