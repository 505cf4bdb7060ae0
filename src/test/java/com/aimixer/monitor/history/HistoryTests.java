package com.aimixer.monitor.history;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.health.Verdict;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.time.ManualTimeSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Time begins on 2026-03-01 at 12:00; there are the endpoints a and b.
 */
class HistoryTests {

	private static final Endpoint A = Endpoint.of("a", URI.create("http://127.0.0.1:1/a"));

	private static final Endpoint B = Endpoint.of("b", URI.create("http://127.0.0.1:1/b"));

	private final ManualTimeSource time = new ManualTimeSource();

	private final StatusBoard board = new StatusBoard(this.time, List.of(A, B),
			new HistoryLimits(Duration.ofHours(24), Duration.ofMinutes(10), 100));

	private final InventedPast past = new InventedPast();

	private final History history = new History(this.time, this.board, this.past);

	@Test
	void nothingIsKnownOfDaysNobodyWatched() {
		DailyAvailability days = this.history.days("a").orElseThrow();
		assertThat(days.since()).isNull();
		assertThat(days.days()).hasSize(90).allSatisfy((day) -> {
			assertThat(day.availability().ratio()).isNull();
			assertThat(day.availability().coverage()).isZero();
		});
		assertThat(days.days().getFirst().date()).isEqualTo(LocalDate.parse("2025-12-02"));
		assertThat(days.days().getLast().date()).isEqualTo(LocalDate.parse("2026-03-01"));
	}

	@Test
	void anEndpointThatDoesNotExistHasNoDays() {
		assertThat(this.history.days("c")).isEmpty();
	}

	@Test
	void aDownOverMidnightCountsOnBothDays() {
		past("a", "2026-02-10T00:00:00Z", "2026-02-10T23:00:00Z", State.UP, null);
		past("a", "2026-02-10T23:00:00Z", "2026-02-11T02:00:00Z", State.DOWN, new Cause("dns", "no name"));
		past("a", "2026-02-11T02:00:00Z", "2026-02-11T08:00:00Z", State.UP, null);
		Day first = day("2026-02-10");
		assertThat(first.down()).isEqualTo(Duration.ofHours(1));
		assertThat(first.availability().ratio()).isEqualTo(23.0 / 24);
		assertThat(first.availability().coverage()).isEqualTo(1);
		Day second = day("2026-02-11");
		assertThat(second.down()).isEqualTo(Duration.ofHours(2));
		assertThat(second.incidents()).isEqualTo(1);
		assertThat(second.availability().ratio()).isEqualTo(6.0 / 8);
		assertThat(second.availability().coverage()).isEqualTo(8.0 / 24);
		assertThat(day("2026-02-12").availability().ratio()).isNull();
	}

	@Test
	void todayIsMeasuredByThePartThatHasPassed() {
		up(A);
		this.time.advance(Duration.ofMinutes(10));
		Day today = day("2026-03-01");
		assertThat(today.availability().ratio()).isEqualTo(1);
		assertThat(today.availability().coverage()).isEqualTo(10.0 / (12 * 60 + 10));
	}

	@Test
	void pastAndBoardAreNotCountedTwice() {
		past("a", "2026-02-28T00:00:00Z", "2026-02-28T13:00:00Z", State.UP, null);
		Availabilities availabilities = new Availabilities(day("2026-02-28"));
		assertThat(availabilities.upHours()).isEqualTo(12);
	}

	@Test
	void aDownThatIsOlderThanTheBoardIsOneIncident() {
		down(A, Reason.REFUSED);
		past("a", "2026-03-01T12:00:00Z", "2026-03-01T12:10:00Z", State.DOWN, new Cause("refused", "first", "first"));
		this.time.advance(Duration.ofHours(24).plusMinutes(5));
		Incident only = this.history.incidents(10).items().getFirst();
		assertThat(this.history.incidents(10).items()).hasSize(1);
		assertThat(only.duration()).isEqualTo(Duration.ofMinutes(10));
		assertThat(only.cause()).isEqualTo(new Cause("refused", "first", "connection refused"));
		assertThat(only.ongoing()).isFalse();
	}

	@Test
	void downOnBothSidesOfTheUnknownIsOneIncidentAndTheUnknownIsNamed() {
		down(A, Reason.REFUSED);
		this.time.advance(Duration.ofMinutes(40));
		Incident lost = this.history.incidents(10).items().getFirst();
		assertThat(List.of(lost.ongoing(), lost.endSeen())).containsExactly(false, false);
		assertThat(lost.duration()).isEqualTo(Duration.ofMinutes(10));
		assertThat(lost.unknown()).isZero();
		down(A, Reason.RESET);
		this.time.advance(Duration.ofMinutes(5));
		Incident only = this.history.incidents(10).items().getFirst();
		assertThat(this.history.incidents(10).items()).hasSize(1);
		assertThat(List.of(only.ongoing(), only.endSeen())).containsExactly(true, false);
		assertThat(only.duration()).isEqualTo(Duration.ofMinutes(15));
		assertThat(only.unknown()).isEqualTo(Duration.ofMinutes(30));
		assertThat(only.cause()).isEqualTo(new Cause("refused", "connection refused", "connection refused"));
		assertThat(day("2026-03-01").incidents()).isEqualTo(1);
		up(A);
		this.time.advance(Duration.ofMinutes(1));
		assertThat(this.history.incidents(10).items()).hasSize(1).allMatch(Incident::endSeen);
		down(A, Reason.RESET);
		this.time.advance(Duration.ofMinutes(1));
		assertThat(this.history.incidents(10).items()).hasSize(2);
		assertThat(day("2026-03-01").incidents()).isEqualTo(2);
	}

	@Test
	void whoFailedWhileNobodyWatchedTheOtherWasNotTogetherWithIt() {
		down(A, Reason.REFUSED);
		this.time.advance(Duration.ofMinutes(20));
		down(B, Reason.REFUSED);
		this.time.advance(Duration.ofMinutes(20));
		down(A, Reason.REFUSED);
		assertThat(this.history.incidents(10).items()).hasSize(2)
			.allSatisfy((incident) -> assertThat(incident.together()).isEmpty());
	}

	@Test
	void whoFailedTheSameWayAtTheSameTimeIsNamed() {
		past("a", "2026-02-10T00:00:00Z", "2026-02-10T01:00:00Z", State.DOWN, new Cause("dns", "no name"));
		past("b", "2026-02-10T00:30:00Z", "2026-02-10T02:00:00Z", State.DOWN, new Cause("dns", "no name"));
		past("b", "2026-02-20T00:00:00Z", "2026-02-20T02:00:00Z", State.DOWN, new Cause("reset", "cut"));
		down(A, Reason.REFUSED);
		List<Incident> incidents = this.history.incidents(10).items();
		assertThat(incidents).extracting((incident) -> incident.endpoint().name() + incident.together())
			.containsExactly("b[]", "b[a]", "a[b]");
		this.time.advance(Duration.ofMinutes(1));
		Incident latest = this.history.incidents(1).items().getFirst();
		assertThat(latest.ongoing()).isTrue();
		assertThat(latest.duration()).isEqualTo(Duration.ofMinutes(1));
	}

	@Test
	void incidentsAreToldWithSinceWhenAnythingWasWatched() {
		assertThat(this.history.incidents(10).since()).isNull();
		Instant first = this.time.now();
		up(B);
		this.time.advance(Duration.ofMinutes(5));
		assertThat(this.history.incidents(10).since()).isEqualTo(first);
		this.past.since(first.minus(Duration.ofDays(40)));
		assertThat(this.history.incidents(10).since()).isEqualTo(first.minus(Duration.ofDays(40)));
		this.past.since(first.minus(Duration.ofDays(400)));
		assertThat(this.history.incidents(10).since()).isEqualTo(this.time.now().minus(Duration.ofDays(90)));
	}

	@Test
	void aStepOfTheWallClockMovesEveryDay() {
		up(A);
		this.time.advance(Duration.ofMinutes(10));
		this.time.stepWallClock(Duration.ofDays(2));
		assertThat(day("2026-03-01").availability().ratio()).isNull();
		assertThat(day("2026-03-03").availability().ratio()).isEqualTo(1);
	}

	private Day day(String date) {
		List<Day> days = this.history.days("a").orElseThrow().days();
		return days.stream().filter((day) -> day.date().toString().equals(date)).findFirst().orElseThrow();
	}

	private void up(Endpoint endpoint) {
		this.board.settle(endpoint, List.of(new Verdict.Up(Outcomes.success(this.time.now(), 10))));
	}

	private void down(Endpoint endpoint, Reason reason) {
		Failed failure = Outcomes.failure(this.time.now(), reason);
		this.board.settle(endpoint, List.of(new Verdict.Down(failure, failure)));
	}

	private void past(String endpoint, String from, String to, State state, @Nullable Cause cause) {
		this.past.add(endpoint, List.of(new Interval(Instant.parse(from), Instant.parse(to), state, cause)));
	}

	private record Availabilities(Day day) {

		double upHours() {
			return this.day.availability().lowerBound() * 24;
		}

	}

}
