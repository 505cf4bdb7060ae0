package com.aimixer.monitor.storage;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.aimixer.monitor.alert.AlertDelivery;
import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.AlertSource;
import com.aimixer.monitor.alert.AlertState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AlertLogTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	private static final AlertRecord DOWN = AlertRecord.fired(AlertSource.MONITOR,
			Map.of("alertname", "ServiceDown", "region", "ap"), Map.of("summary", "ap is down"), START);

	private static final AlertRecord SLOW = AlertRecord.fired(AlertSource.PROMETHEUS,
			Map.of("alertname", "HighLatency"), Map.of(), START.plusSeconds(1));

	@TempDir
	Path directory;

	@Test
	void alertsComeBackAsTheyWereSavedLast() {
		AlertRecord delivered = DOWN.delivered(new AlertDelivery("http://am", AlertState.FIRING, START));
		AlertRecord resolved = SLOW.resolved(START.plusSeconds(60));
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.history.alerts().save(DOWN);
			first.history.alerts().save(SLOW);
			first.history.alerts().save(delivered);
			first.history.alerts().save(resolved);
		}
		try (Monitoring second = Monitoring.start(this.directory, START)) {
			assertThat(second.history.alerts().load()).containsExactlyInAnyOrder(delivered, resolved);
		}
	}

	@Test
	void whatFoundNoRoomInTheHistoryIsNotInTheFileEither() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.history.alerts().save(DOWN);
			first.history.alerts().save(SLOW);
			first.history.alerts().forget(DOWN.id());
		}
		try (Monitoring second = Monitoring.start(this.directory, START)) {
			assertThat(second.history.alerts().load()).containsExactly(SLOW);
		}
	}

	@Test
	void theNameOfTheReplicaGoesWithTheFileAndNotWithTheMachine() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			assertThat(first.history.replica("container-1")).isEqualTo("container-1");
		}
		try (Monitoring second = Monitoring.start(this.directory, START)) {
			assertThat(second.history.replica("container-2")).isEqualTo("container-1");
		}
	}

	@Test
	void whatEndedLongAgoIsForgottenAndWhatFiresIsNot() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.history.alerts().save(DOWN);
			first.history.alerts().save(SLOW.resolved(START.plusSeconds(60)));
			first.history.alerts().forgetEndedBefore(START.plus(Duration.ofDays(1)));
		}
		try (Monitoring second = Monitoring.start(this.directory, START)) {
			assertThat(second.history.alerts().load()).containsExactly(DOWN);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "{}", "null", "[]", "", "{\"id\":\"other\"}" })
	void anAlertThatCannotBeReadIsLeftOut(String record) {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.history.alerts().save(DOWN);
			first.history.alerts().save(SLOW);
		}
		try (Database database = Database.open(this.directory)) {
			database.inTransaction(
					() -> database.writer().update("UPDATE alert SET record = ? WHERE id = ?", record, DOWN.id()));
		}
		try (Monitoring second = Monitoring.start(this.directory, START)) {
			assertThat(second.history.alerts().load()).containsExactly(SLOW);
		}
	}

	@Test
	void aSecondNameOfTheReplicaIsNotAskedFor() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			assertThat(first.history.replica("container-1")).isEqualTo("container-1");
		}
		try (Database database = Database.open(this.directory)) {
			database.inTransaction(() -> database.writer().update("INSERT INTO replica VALUES ('container-2')"));
		}
		try (Monitoring second = Monitoring.start(this.directory, START)) {
			assertThat(second.history.replica("container-3")).isEqualTo("container-1");
		}
	}

}
