package com.aimixer.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.aimixer.monitor.alert.AlertRule.Severity;
import com.aimixer.monitor.time.ManualTimeSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * One alarm whose words or whose log fail.
 */
class AlarmTests {

	private final ManualTimeSource time = new ManualTimeSource();

	@Test
	void anAlarmWhoseEvidenceCannotBeGatheredFiresAllTheSame() {
		AlertHistory history = new AlertHistory(AlertLog.NONE, Duration.ofDays(30));
		Alarm alarm = alarm(history);
		assertThat(alarm.look(Finding.CAUSE, AlarmTests::failing, this.time.now())).isPresent();
		assertThat(words(history)).startsWith("ServiceDown fires").contains("log of the monitor");
		assertThat(alarm.renew(AlarmTests::evidence)).isPresent();
		assertThat(words(history)).isEqualTo("it is down");
		assertThat(alarm.renew(AlarmTests::failing)).isPresent();
		assertThat(words(history)).isEqualTo("it is down");
	}

	@Test
	void anAlarmThatCouldNotBeWrittenDownFiresAtTheNextLook() {
		FailingOnce log = new FailingOnce();
		AlertHistory history = new AlertHistory(log, Duration.ofDays(30));
		Alarm alarm = alarm(history);
		assertThatIllegalStateException()
			.isThrownBy(() -> alarm.look(Finding.CAUSE, AlarmTests::evidence, this.time.now()));
		this.time.advance(Duration.ofSeconds(1));
		assertThat(alarm.look(Finding.CAUSE, AlarmTests::evidence, this.time.now())).hasValueSatisfying(
				(alert) -> assertThat(alert.startsAt()).isEqualTo(ManualTimeSource.START.plusSeconds(1)));
		assertThat(history.all()).hasSize(1);
	}

	private Alarm alarm(AlertHistory history) {
		AlertRule rule = new AlertRule("ServiceDown", Severity.CRITICAL, "availability", Duration.ZERO);
		return new Alarm(rule, () -> Map.of("alertname", "ServiceDown"), history, this.time);
	}

	private static Map<String, String> evidence() {
		return Map.of("summary", "it is down");
	}

	private static Map<String, String> failing() {
		throw new IllegalStateException("expected by this test");
	}

	private static String words(AlertHistory history) {
		return history.firing().getFirst().annotations().getOrDefault("summary", "");
	}

	/** Fails with the first alert. */
	private static final class FailingOnce implements AlertLog {

		private boolean failed;

		@Override
		public List<AlertRecord> load() {
			return List.of();
		}

		@Override
		public void save(AlertRecord alert) {
			if (!this.failed) {
				this.failed = true;
				throw new IllegalStateException("expected by this test");
			}
		}

		@Override
		public void forget(String id) {
		}

		@Override
		public void forgetEndedBefore(Instant limit) {
		}

	}

}
