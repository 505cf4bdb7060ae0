package com.aimixer.monitor.page.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.view.AvailabilityView;
import com.aimixer.monitor.view.DayView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NinetyDaysTests {

	private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

	private final List<DayView> days = new ArrayList<>();

	@Test
	void daysThatAreAlikeAreOneRun() {
		day(null, 0);
		day(null, 0);
		day(1.0, 0);
		day(1.0, 0);
		day(1.0, 0);
		assertThat(runs()).containsExactly("0-2 unknown", "2-5 up");
		assertThat(bar().runs()).extracting(NinetyDays.Run::words)
			.containsExactly("2026-03-01 to 2026-03-02 (UTC): unknown", "2026-03-03 to 2026-03-05 (UTC): 100 %");
		assertThat(bar().runs().getLast().path()).isEqualTo("M2 0H5");
	}

	@Test
	void aDayBelowTheWarningIsDownAndOneAboveItIsPartlyDown() {
		day(1.0, 0);
		day(0.95, 4_320_000);
		day(0.9499, 4_328_640);
		day(0.0, 86_400_000);
		assertThat(runs()).containsExactly("0-1 up", "1-2 partly", "2-3 down", "3-4 down");
	}

	/** A single lost millisecond is no "up", and no 100 %. */
	@Test
	void theSmallestDowntimeIsSeen() {
		day(0.99999999, 1);
		assertThat(runs()).containsExactly("0-1 partly");
		assertThat(bar().runs().getFirst().words()).isEqualTo("2026-03-01 (UTC): 99.9999 %");
	}

	@Test
	void daysOfAnotherFigureAreAnotherRunThoughOfTheSameColour() {
		day(0.999, 86_400);
		day(0.998, 172_800);
		assertThat(runs()).containsExactly("0-1 partly", "1-2 partly");
	}

	@Test
	void theWordsSayHowManyAreKnownAndHowManyWereBad() {
		day(null, 0);
		day(1.0, 0);
		assertThat(bar().words()).isEqualTo("1 day known, none with downtime");
		day(0.99, 864_000);
		day(0.5, 43_200_000);
		assertThat(bar().words()).isEqualTo("3 days known, 2 with downtime");
	}

	@Test
	void aDayThatWasHardlySeenIsNotGood() {
		day(1.0, 0, 0.0007);
		day(1.0, 0, 0.4999);
		day(1.0, 0, 0.5);
		day(1.0, 0, 0.9999);
		day(1.0, 0, 1);
		assertThat(runs()).containsExactly("0-1 little", "1-2 little", "2-3 up", "3-4 up", "4-5 up");
		assertThat(bar().runs()).extracting((run) -> run.words().replaceFirst(".*: ", ""))
			.containsExactly("100 %, less than 1 % of the day seen", "100 %, 49 % of the day seen",
					"100 %, 50 % of the day seen", "100 %, 99 % of the day seen", "100 %");
		assertThat(bar().words()).isEqualTo("5 days known (2 for less than half), none with downtime");
	}

	@Test
	void whatWasSeenDownIsDownHoweverLittleWasSeen() {
		day(0.5, 60_000, 0.0014);
		day(0.97, 600_000, 0.24);
		assertThat(runs()).containsExactly("0-1 down", "1-2 partly");
	}

	@Test
	void ninetyDaysFillTheBarWithoutAGap() {
		for (int i = 0; i < 90; i++) {
			day((i % 7 == 0) ? null : 1 - i / 1e5, (i % 7 == 0) ? 0 : i * 864L);
		}
		List<NinetyDays.Run> runs = bar().runs();
		assertThat(runs.getFirst().from()).isZero();
		assertThat(runs.getLast().to()).isEqualTo(90);
		for (int i = 1; i < runs.size(); i++) {
			assertThat(runs.get(i).from()).isEqualTo(runs.get(i - 1).to());
		}
	}

	private void day(@Nullable Double ratio, long downMillis) {
		day(ratio, downMillis, (ratio != null) ? 1 : 0);
	}

	private void day(@Nullable Double ratio, long downMillis, double known) {
		this.days.add(new DayView(FIRST.plusDays(this.days.size()), new AvailabilityView(ratio, known, 0, 1),
				downMillis, (downMillis > 0) ? 1 : 0));
	}

	private List<String> runs() {
		return bar().runs().stream().map((run) -> run.from() + "-" + run.to() + " " + run.state()).toList();
	}

	private NinetyDays bar() {
		return NinetyDays.of(this.days, Thresholds.DEFAULT);
	}

}
