package com.aimixer.monitor.availability;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimelineTests {

	private static final Cause REFUSED = new Cause("refused", "Connection refused");

	private final Timeline timeline = new Timeline();

	@Test
	void intervalsKeepTheirOrderWhileTheRingTurnsAndGrows() {
		for (int i = 0; i < 1_000; i++) {
			this.timeline.add(i * 10L, (i % 2 == 0) ? State.UP : State.DOWN, (i % 2 == 0) ? null : REFUSED);
			if (i % 3 == 0) {
				this.timeline.removeFirst();
			}
		}
		assertThat(this.timeline.size()).isEqualTo(666);
		for (int i = 0; i < 666; i++) {
			int added = 334 + i;
			assertThat(this.timeline.start(i)).isEqualTo(added * 10L);
			assertThat(this.timeline.state(i)).isEqualTo((added % 2 == 0) ? State.UP : State.DOWN);
			assertThat(this.timeline.cause(i)).isEqualTo((added % 2 == 0) ? null : REFUSED);
		}
		this.timeline.endLastAt(9_995);
		assertThat(this.timeline.before(20_000, State.UP)).isEqualTo(333 * 10);
		assertThat(this.timeline.before(20_000, State.DOWN)).isEqualTo(332 * 10 + 5);
	}

	@Test
	void theRingShrinksAgainWithoutLosingItsPlace() {
		for (int i = 0; i < 1_000; i++) {
			this.timeline.add(i, State.DOWN, REFUSED);
		}
		for (int i = 0; i < 997; i++) {
			this.timeline.removeFirst();
		}
		assertThat(this.timeline.start(0)).isEqualTo(997);
		assertThat(this.timeline.start(2)).isEqualTo(999);
		assertThat(this.timeline.cause(2)).isEqualTo(REFUSED);
	}

	@Test
	void equalCausesInARowAreOneObject() {
		this.timeline.add(0, State.DOWN, new Cause("timeout", "no answer"));
		this.timeline.add(10, State.UP, null);
		this.timeline.add(20, State.DOWN, new Cause("timeout", "no answer"));
		this.timeline.add(30, State.UP, null);
		this.timeline.add(40, State.DOWN, new Cause("reset", "no answer"));
		assertThat(this.timeline.cause(2)).isSameAs(this.timeline.cause(0));
		assertThat(this.timeline.cause(4)).isEqualTo(new Cause("reset", "no answer"));
	}

	@Test
	void aPlaceUsedAgainDoesNotInheritACause() {
		this.timeline.add(0, State.DOWN, REFUSED);
		this.timeline.removeLast();
		this.timeline.add(0, State.DOWN, null);
		assertThat(this.timeline.cause(0)).isNull();
	}

	@Test
	void instantsBeforeTheEpochAreInstantsToo() {
		this.timeline.add(-1_000, State.DOWN, null);
		this.timeline.add(-1, State.UP, null);
		assertThat(this.timeline.start(0)).isEqualTo(-1_000);
		assertThat(this.timeline.state(0)).isEqualTo(State.DOWN);
		assertThat(this.timeline.start(1)).isEqualTo(-1);
	}

}
