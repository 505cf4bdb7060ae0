package com.aimixer.monitor.storage;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the writing goes: what failed, what was lost and what was made up for. Whoever
 * hands facts over counts those without room; all else is done by the one who writes.
 */
final class WritingState {

	private static final Logger logger = LoggerFactory.getLogger(WritingState.class);

	/** Facts that found no room. */
	private final LongAdder dropped = new LongAdder();

	/** Facts that can never be written. */
	private final LongAdder refused = new LongAdder();

	private final LongAdder failures = new LongAdder();

	private volatile @Nullable String problem;

	/** Whether the problem was told as one of the whole history. */
	private boolean outage;

	/** Of those dropped, how many were made up for. */
	private volatile long madeUpFor;

	/** Of those dropped, how many were made up for when the problem began. */
	private long droppedBefore;

	private final Set<String> told = new HashSet<>();

	void noRoomFor(int facts) {
		this.dropped.add(facts);
	}

	/** How many found no room until now. */
	long withoutRoom() {
		return this.dropped.sum();
	}

	boolean hasMissedSome() {
		return this.dropped.sum() > this.madeUpFor;
	}

	/** What found no room is being made up for, as far as it was counted. */
	void madeUpFor(long withoutRoom) {
		this.madeUpFor = withoutRoom;
	}

	long madeUpFor() {
		return this.madeUpFor;
	}

	/** An attempt failed; told once, until it works again. */
	void failed(Throwable failure) {
		this.failures.increment();
		String words = Trouble.words(failure);
		if (!this.outage) {
			this.outage = true;
			this.droppedBefore = this.madeUpFor;
			logger.warn("The history cannot be written, probing goes on and what happens waits in memory: {}", words);
		}
		this.problem = words;
	}

	/** An attempt failed because of one of the facts. */
	void failedByAFact() {
		this.failures.increment();
	}

	/**
	 * A fact is left out; told once for each kind of fact and failure. If none can be
	 * written, this is a problem too.
	 */
	void refused(Fact fact, Throwable failure) {
		this.refused.increment();
		this.problem = Trouble.words(failure);
		String kind = fact.getClass().getSimpleName();
		if (this.told.add(kind + failure.getClass().getName())) {
			logger.warn("A fact ({}) can never be written to the history and is left out, and so are others like it",
					kind, failure);
		}
	}

	/** An attempt worked; unless there is something to make up for, all is well. */
	void works(int waiting) {
		if (this.problem == null || hasMissedSome()) {
			return;
		}
		this.problem = null;
		if (this.outage) {
			this.outage = false;
			logger.info("The history is written again, {} facts waited, {} found no room to wait", waiting,
					this.dropped.sum() - this.droppedBefore);
		}
	}

	@Nullable String problem() {
		return this.problem;
	}

	/** Facts that are lost, whatever the reason. */
	long lost() {
		return this.dropped.sum() + this.refused.sum();
	}

	long failures() {
		return this.failures.sum();
	}

}
