package com.aimixer.monitor.schedule;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import com.aimixer.monitor.time.ManualTimeSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GridSchedulerTests {

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private final ManualTimeSource time = new ManualTimeSource();

	private final List<String> turns = new ArrayList<>();

	private final Deque<Runnable> running = new ArrayDeque<>();

	@Test
	void upToTwentyTasksHaveTheirFirstTurnAtOnce() {
		scheduler(20).begin();
		assertThat(this.running).hasSize(20);
	}

	@Test
	void moreThanTwentyTasksStartOnTheGrid() {
		GridScheduler scheduler = scheduler(30);
		scheduler.begin();
		assertThat(this.running).isEmpty();
		for (int second = 0; second < 29; second++) {
			passSeconds(scheduler, 1);
		}
		assertThat(this.turns).hasSize(30).startsWith("0@0", "1@1", "2@2").endsWith("29@29");
	}

	@Test
	void taskIOfNHasItsTurnsAtIIntervalsOverN() {
		GridScheduler scheduler = scheduler(6);
		scheduler.begin();
		runAll();
		this.turns.clear();
		for (int second = 0; second < 60; second++) {
			passSeconds(scheduler, 1);
		}
		assertThat(this.turns).containsExactly("1@5", "2@10", "3@15", "4@20", "5@25", "0@30", "1@35", "2@40", "3@45",
				"4@50", "5@55", "0@60");
	}

	@Test
	void theGridTellsHowLongUntilTheNextTurn() {
		GridScheduler scheduler = scheduler(6);
		scheduler.begin();
		this.time.advance(Duration.ofSeconds(3));
		assertThat(scheduler.handOverDue()).isEqualTo(Duration.ofSeconds(2).toNanos());
	}

	@Test
	void aTurnThatFallsIntoARunningOneIsDroppedAndTheGridGoesOn() {
		GridScheduler scheduler = scheduler(1);
		scheduler.begin();
		this.time.advance(INTERVAL);
		scheduler.handOverDue();
		assertThat(this.running).hasSize(1);
		assertThat(scheduler.droppedTicks()).isOne();
		runAll();
		passSeconds(scheduler, 30);
		assertThat(this.turns).hasSize(2);
		assertThat(scheduler.droppedTicks()).isOne();
	}

	@Test
	void aTaskThatHangsDelaysNoOther() {
		GridScheduler scheduler = scheduler(2);
		scheduler.begin();
		Runnable hanging = this.running.removeFirst();
		runAll();
		this.turns.clear();
		passSeconds(scheduler, 15);
		passSeconds(scheduler, 15);
		passSeconds(scheduler, 15);
		assertThat(this.turns).containsExactly("1@15", "1@45");
		hanging.run();
	}

	@Test
	void aTurnKnowsHowLateItBegins() {
		GridScheduler scheduler = scheduler(1);
		scheduler.begin();
		runAll();
		this.turns.clear();
		List<Duration> lateness = new ArrayList<>();
		this.onTurn = (tick) -> lateness.add(tick.lateness());
		this.time.advance(INTERVAL);
		scheduler.handOverDue();
		this.time.advance(Duration.ofMillis(7));
		runAll();
		assertThat(lateness).containsExactly(Duration.ofMillis(7));
	}

	@Test
	void aLongPauseCostsEachTaskOneLateTurnAndTheRestIsCounted() {
		GridScheduler scheduler = scheduler(6);
		scheduler.begin();
		runAll();
		this.turns.clear();
		this.time.advance(Duration.ofHours(2));
		scheduler.handOverDue();
		runAll();
		assertThat(this.turns).containsExactly("1@7175", "2@7180", "3@7185", "4@7190", "5@7195", "0@7200");
		assertThat(scheduler.missedTicks()).isEqualTo(240 * 6 - 6);
	}

	@Test
	void afterAPauseTheGridIsTheSame() {
		GridScheduler scheduler = scheduler(6);
		scheduler.begin();
		this.time.advance(Duration.ofHours(2));
		scheduler.handOverDue();
		runAll();
		this.turns.clear();
		passSeconds(scheduler, 5);
		assertThat(this.turns).containsExactly("1@7205");
	}

	@Test
	void aTaskThatThrowsHasItsNextTurn() {
		GridScheduler scheduler = scheduler(1);
		this.onTurn = (_) -> {
			throw new IllegalStateException("broken task");
		};
		scheduler.begin();
		try {
			runAll();
		}
		catch (IllegalStateException _) {
			// what the executor would see
		}
		this.onTurn = (_) -> {
		};
		passSeconds(scheduler, 30);
		assertThat(this.turns).containsExactly("0@0", "0@30");
	}

	@Test
	void aClosedSchedulerHandsNothingOver() {
		GridScheduler scheduler = scheduler(1);
		scheduler.begin();
		runAll();
		scheduler.close();
		this.time.advance(INTERVAL);
		scheduler.handOverDue();
		assertThat(this.running).isEmpty();
	}

	@Test
	void turnsOfTenThousandTasksAreSpreadEvenly() {
		Grid grid = new Grid(0, INTERVAL.toNanos(), 10_000);
		long[] perTenth = new long[300];
		for (int turn = 0; turn < 10_000; turn++) {
			perTenth[(int) (grid.due(turn) / 100_000_000)]++;
		}
		assertThat(LongStream.of(perTenth)).allMatch((count) -> count == 33 || count == 34);
	}

	private java.util.function.Consumer<Tick> onTurn = (_) -> {
	};

	private GridScheduler scheduler(int tasks) {
		List<Task> list = IntStream.range(0, tasks).<Task>mapToObj((task) -> (tick) -> {
			long second = Duration.between(ManualTimeSource.START, tick.due()).toSeconds();
			this.turns.add(task + "@" + second);
			this.onTurn.accept(tick);
		}).toList();
		return new GridScheduler(this.time, INTERVAL, list, this.running::addLast);
	}

	private void passSeconds(GridScheduler scheduler, int seconds) {
		scheduler.handOverDue();
		runAll();
		this.time.advance(Duration.ofSeconds(seconds));
		scheduler.handOverDue();
		runAll();
	}

	private void runAll() {
		while (!this.running.isEmpty()) {
			this.running.removeFirst().run();
		}
	}

}
