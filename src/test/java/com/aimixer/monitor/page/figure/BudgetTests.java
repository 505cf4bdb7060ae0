package com.aimixer.monitor.page.figure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.aimixer.monitor.view.AvailabilityView;
import com.aimixer.monitor.view.DayView;
import com.aimixer.monitor.view.IntervalView;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The budget at noon of the last of 90 days.
 */
class BudgetTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private final List<DayView> days = new ArrayList<>(IntStream.range(0, 90).mapToObj((i) -> day(i, 0, 0)).toList());

	@Test
	void aBudgetIsTheDowntimeThatIsAllowed() {
		assertThat(day(Duration.ofHours(24).minusSeconds(26), Duration.ofSeconds(26)))
			.isEqualTo(new Budget("24 h", "1 min left", "of 1.44 min, by probes", false));
		IntStream.range(0, 90).forEach((i) -> this.days.set(i, day(i, 1, 0)));
		this.days.set(70, day(70, 1, 50));
		assertThat(days()).isEqualTo(new Budget("30 days", "none left", "of 43.2 min, by probes; 6.8 min over", true));
		this.days.set(71, day(71, 1, 130));
		assertThat(days().words()).isEqualTo("of 43.2 min, by probes; 2 h 16 min over");
	}

	@Test
	void ofWhatNobodyHasWatchedTheBudgetIsUnknown() {
		assertThat(day(Duration.ZERO, Duration.ZERO))
			.isEqualTo(new Budget("24 h", "unknown", "of 1.44 min, by probes", false));
		assertThat(days()).isEqualTo(new Budget("30 days", "unknown", "of 43.2 min, by probes", false));
	}

	@Test
	void aBudgetOfWhichOnlyAPartIsKnownSaysSo() {
		assertThat(day(Duration.ofHours(3), Duration.ZERO).words()).isEqualTo("of 1.44 min, by probes; 3 h known");
		// the half of the day that has passed was watched for a twelfth
		this.days.set(89, day(89, 1.0 / 12, 0));
		assertThat(days())
			.isEqualTo(new Budget("30 days", "43.2 min left", "of 43.2 min, by probes; 1 h known", false));
		this.days.set(80, day(80, 1, 50));
		assertThat(days().words()).isEqualTo("of 43.2 min, by probes; 6.8 min over; 1 d 1 h known");
	}

	@Test
	void daysBeforeTheThirtyDoNotCount() {
		this.days.set(59, day(59, 1, 50));
		assertThat(days().left()).isEqualTo("unknown");
		this.days.set(60, day(60, 1, 1));
		assertThat(days().left()).isEqualTo("42.2 min left");
	}

	@Test
	void aMinuteThatIsMissingIsNotWorthAWord() {
		assertThat(day(Duration.ofHours(24).minusSeconds(59), Duration.ZERO).words()).doesNotContain("known");
		assertThat(day(Duration.ofHours(24).minusSeconds(61), Duration.ZERO).words()).endsWith("23 h 58 min known");
	}

	private Budget days() {
		return Budget.ofDays(this.days, NOW);
	}

	private static Budget day(Duration up, Duration down) {
		Instant from = NOW.minus(up).minus(down);
		return Budget.ofDay(List.of(new IntervalView(NOW.minus(Duration.ofHours(24)), from, "unknown", null, null),
				new IntervalView(from, from.plus(up), "up", null, null),
				new IntervalView(from.plus(up), NOW, "down", null, null)));
	}

	private static DayView day(int index, double coverage, int downMinutes) {
		LocalDate date = LocalDate.parse("2026-03-01").minusDays(89L - index);
		return new DayView(date, new AvailabilityView((coverage > 0) ? 0.9 : null, coverage, 0, 1),
				downMinutes * 60_000.0, (downMinutes > 0) ? 1 : 0);
	}

}
