package com.aimixer.monitor.storage;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.history.History;
import com.aimixer.monitor.history.Incident;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.aimixer.monitor.storage.Monitoring.A;
import static com.aimixer.monitor.storage.Monitoring.B;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which incidents a second process tells of, those of the first one among them.
 */
class IncidentRestartTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	@TempDir
	Path directory;

	@Test
	void anEndpointThatGoesDownAgainAfterTheRestartHasTwoIncidents() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.down(A, 3);
			first.up(A, 3);
		}
		Instant restart = START.plus(Duration.ofDays(40));
		try (Monitoring second = Monitoring.start(this.directory, restart)) {
			second.down(A, 3);
			History history = new History(second.time, second.board, second.history);
			List<Incident> incidents = history.incidents(10).items();
			assertThat(incidents).extracting(Incident::ongoing).containsExactly(true, false);
			assertThat(incidents.getLast().endSeen()).isTrue();
			assertThat(incidents.getLast().parts()).containsExactly(
					new Interval(START, START.plusSeconds(90), State.DOWN, new Cause("refused", "connection refused")));
			assertThat(history.days("a").orElseThrow().since()).isEqualTo(START);
			assertThat(history.days("a").orElseThrow().days().get(49).down()).isEqualTo(Duration.ofSeconds(90));
		}
	}

	@Test
	void anEndpointThatIsDownBeforeAndAfterTheRestartHasOneIncident() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 1);
			first.down(A, 3);
		}
		Instant restart = START.plus(Duration.ofHours(3));
		try (Monitoring second = Monitoring.start(this.directory, restart)) {
			Incident lost = incidents(second).getFirst();
			assertThat(List.of(lost.ongoing(), lost.endSeen())).containsExactly(false, false);
			second.down(A, 4);
			Incident only = incidents(second).getFirst();
			assertThat(incidents(second)).hasSize(1);
			assertThat(List.of(only.ongoing(), only.endSeen())).containsExactly(true, false);
			assertThat(only.from()).isEqualTo(START.plusSeconds(30));
			assertThat(only.duration()).isEqualTo(Duration.ofMinutes(3));
			assertThat(only.unknown()).isEqualTo(Duration.between(START.plusSeconds(90), restart));
			History history = new History(second.time, second.board, second.history);
			assertThat(history.days("a").orElseThrow().days().getLast().incidents()).isEqualTo(1);
		}
	}

	@Test
	void soItIsDaysLaterThoughTheBoardKnowsNothingOfTheFirstPart() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.down(A, 3);
			first.up(A, 1);
			first.down(A, 3);
			first.down(B, 1);
		}
		try (Monitoring second = Monitoring.start(this.directory, START.plus(Duration.ofDays(3)))) {
			assertThat(incidents(second)).extracting(Incident::endSeen).containsExactly(false, false, true);
			second.down(A, 1);
			second.up(B, 1);
			Awaitility.await().until(() -> second.history.durability().waiting() == 0);
			second.up(A, 1);
			assertThat(incidents(second)).extracting((incident) -> incident.endpoint().name() + incident.parts().size())
				.containsExactly("b1", "a2", "a1");
			assertThat(incidents(second)).extracting(Incident::endSeen).containsOnly(true);
		}
		Instant later = START.plus(Duration.ofDays(20));
		try (Monitoring third = Monitoring.start(this.directory, later)) {
			assertThat(incidents(third)).extracting((incident) -> incident.endpoint().name() + incident.parts().size())
				.containsExactly("b1", "a2", "a1");
			assertThat(incidents(third)).extracting(Incident::endSeen).containsOnly(true);
			assertThat(incidents(third).get(1).unknown()).isBetween(Duration.ofDays(2), Duration.ofDays(3));
		}
	}

	@Test
	void ofTheOutagesTheLatestAreFoundWhicheverRunAndEndpointTheyAreOf() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			for (int i = 0; i < 4; i++) {
				first.down(A, 1);
				first.up(A, 1);
			}
		}
		Instant restart = START.plusSeconds(3600);
		try (Monitoring second = Monitoring.start(this.directory, restart)) {
			second.down(B, 1);
			second.up(B, 1);
			Awaitility.await().until(() -> second.history.durability().waiting() == 0);
			Map<String, List<Interval>> latest = second.history.down(START.minusSeconds(1), second.now(), 3);
			assertThat(latest).containsOnlyKeys("a", "b");
			assertThat(latest.get("a")).extracting(Interval::from)
				.containsExactly(START.plusSeconds(120), START.plusSeconds(180));
			assertThat(latest.get("b")).extracting(Interval::from).containsExactly(restart);
		}
	}

	@Test
	void sinceWhenAnythingWasWatchedGoesWithTheFile() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 120);
			assertThat(since(first)).isEqualTo(START);
		}
		try (Monitoring second = Monitoring.start(this.directory, START.plus(Duration.ofDays(40)))) {
			assertThat(since(second)).isEqualTo(START);
			second.up(A, 1);
			assertThat(since(second)).isEqualTo(START);
		}
	}

	private static @Nullable Instant since(Monitoring monitoring) {
		return new History(monitoring.time, monitoring.board, monitoring.history).incidents(10).since();
	}

	private static List<Incident> incidents(Monitoring monitoring) {
		return new History(monitoring.time, monitoring.board, monitoring.history).incidents(10).items();
	}

}
