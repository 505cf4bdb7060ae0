package com.aimixer.monitor.storage;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.aimixer.monitor.latency.QuarterHour;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.Reason;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.aimixer.monitor.storage.Monitoring.A;
import static com.aimixer.monitor.storage.Monitoring.B;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The quarter hours of a file.
 */
@ExtendWith(OutputCaptureExtension.class)
class QuarterHoursTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	@TempDir
	Path directory;

	/**
	 * Every 30 s they are 2,880, every 10 s they would be 8,640: a thousand are listed.
	 */
	@Test
	void aDayOfThemOutlivesTheRestartThoughOnlyAThousandProbesDo() {
		List<QuarterHour> before;
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 2_000);
			first.down(A, 10);
			first.tick(A, Outcomes.success(first.now(), 640));
			first.up(A, 868);
			before = quarters(first);
		}
		try (Monitoring second = Monitoring.start(this.directory, START.plus(Duration.ofHours(24)).minusSeconds(1))) {
			assertThat(quarters(second)).isEqualTo(before).hasSize(96);
			assertThat(second.board.latestProbes("a", 10_000).orElseThrow()).hasSize(1_000);
			assertThat(before.stream().mapToInt(QuarterHour::successes).sum()).isEqualTo(2_869);
			assertThat(before.stream().mapToInt(QuarterHour::failures).sum()).isEqualTo(10);
			assertThat(before.stream().mapToInt(QuarterHour::slow).sum()).isEqualTo(1);
			assertThat(before).extracting(QuarterHour::max).contains(Duration.ofMillis(640));
			assertThat(second.board.quarters("b").orElseThrow()).isEmpty();
		}
	}

	@Test
	void aQuarterHourGoesOnAfterTheRestart() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.tick(A, Outcomes.success(first.now(), 300));
			first.tick(A, Outcomes.success(first.now(), 20));
		}
		try (Monitoring second = Monitoring.start(this.directory, START.plusSeconds(120))) {
			second.tick(A, Outcomes.success(second.now(), 60));
			second.tick(A, Outcomes.failure(second.now(), Reason.RESET), Outcomes.success(second.now(), 900));
			QuarterHour only = quarters(second).getFirst();
			assertThat(List.of(only.successes(), only.slow(), only.failures())).containsExactly(3, 1, 1);
			assertThat(only.max()).isEqualTo(Duration.ofMillis(300));
			assertThat(Objects.requireNonNull(only.p50()).toMillis()).isBetween(58L, 62L);
		}
		try (Monitoring third = Monitoring.start(this.directory, START.plusSeconds(300))) {
			QuarterHour only = quarters(third).getFirst();
			assertThat(List.of(only.successes(), only.slow(), only.failures())).containsExactly(3, 1, 1);
			assertThat(only.max()).isEqualTo(Duration.ofMillis(300));
		}
	}

	@Test
	void oneThatIsDamagedIsLeftOutAndSaidOnce(CapturedOutput output) {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 90);
			first.up(B, 30);
		}
		sql("UPDATE quarter SET counts = x'FFFFFFFFFFFFFFFFFFFFFFFFFF' WHERE endpoint = 1 AND quarter % 3 = 0");
		sql("UPDATE quarter SET counts = x'E1' WHERE endpoint = 1 AND quarter % 3 = 1");
		try (Monitoring second = Monitoring.start(this.directory, START.plus(Duration.ofHours(2)))) {
			assertThat(quarters(second)).hasSize(1);
			assertThat(second.facts(A).latency().count()).isEqualTo(30);
			assertThat(second.facts(B).latency().count()).isEqualTo(30);
		}
		assertThat(output.toString().lines().filter((line) -> line.contains("A row of the history cannot be used")))
			.hasSize(1);
	}

	@Test
	void aFileOfTheSchemaBeforeKeepsWhatItHas() {
		Flyway.configure().dataSource(source()).locations("classpath:db/history").target("2").load().migrate();
		long quarter = START.toEpochMilli() / Duration.ofMinutes(15).toMillis();
		long start = START.toEpochMilli();
		sql("INSERT INTO run VALUES (1, " + start + ", " + (start + 600_000) + ", 0)");
		sql("INSERT INTO endpoint VALUES (1, 'a', NULL, NULL, NULL)");
		sql("INSERT INTO interval VALUES (1, 1, " + start + ", " + (start + 600_000) + ", " + (start + 675_000)
				+ ", 'UP', NULL, NULL, NULL)");
		sql("INSERT INTO quarter VALUES (1, 1, " + quarter + ", x'9333')");
		sql("INSERT INTO alert VALUES ('x', 1, '{}')");
		Instant restart = START.plusSeconds(3_600);
		try (Monitoring second = Monitoring.start(this.directory, restart)) {
			QuarterHour old = quarters(second).getFirst();
			assertThat(List.of(old.successes(), old.slow(), old.failures())).containsExactly(19, 0, 0);
			assertThat(Objects.requireNonNull(old.max()).toMillis()).isEqualTo(304);
			assertThat(second.facts(A).latency().count()).isEqualTo(19);
			second.tick(A, Outcomes.success(second.now(), 700));
			assertThat(quarters(second)).hasSize(2);
		}
		try (Monitoring third = Monitoring.start(this.directory, restart.plusSeconds(60))) {
			assertThat(quarters(third)).extracting(QuarterHour::slow).containsExactly(0, 1);
		}
	}

	private static List<QuarterHour> quarters(Monitoring monitoring) {
		return monitoring.board.quarters("a").orElseThrow();
	}

	private void sql(String statement) {
		JdbcClient.create(source()).sql(statement).update();
	}

	private SQLiteDataSource source() {
		SQLiteDataSource source = new SQLiteDataSource();
		source.setUrl("jdbc:sqlite:" + this.directory.resolve("history.db"));
		return source;
	}

}
