package com.aimixer.monitor.health;

import java.util.ArrayList;
import java.util.List;

import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Skipped;
import com.aimixer.monitor.probe.Succeeded;

/**
 * One tick of one endpoint: the first probe, and those that confirm a failure or measure
 * a slow answer again. It decides after every outcome whether another probe must follow,
 * and gives its verdicts at the end, so that nothing counts before it is confirmed.
 * <ul>
 * <li>A success while down is up at once; a failure while down is still down.</li>
 * <li>A failure while up or unknown must be followed by {@code confirmations} failures to
 * be down, from its start. A success in between makes it a blip.</li>
 * <li>While fewer than three response times are known, a slow one is measured again up to
 * twice.</li>
 * <li>A skipped probe says nothing and is asked again, at most as often as an endpoint
 * may be asked at all.</li>
 * </ul>
 */
public final class Round {

	private static final int REMEASUREMENTS = 2;

	private final RoundRules rules;

	private final List<Failed> unconfirmed = new ArrayList<>(0);

	private final List<Verdict> verdicts = new ArrayList<>(1);

	private boolean down;

	private int known;

	private int remeasured;

	/**
	 * Begin a round.
	 * @param rules how it is conducted
	 * @param before the state of the endpoint now
	 * @param known how many response times are known since it was last down
	 */
	public Round(RoundRules rules, State before, int known) {
		this.rules = rules;
		this.down = before == State.DOWN;
		this.known = known;
	}

	/**
	 * Take an outcome in.
	 * @param outcome what came of the probe
	 * @return whether another probe must follow
	 */
	public boolean again(ProbeOutcome outcome) {
		return switch (outcome) {
			case Succeeded success -> succeeded(success);
			case Failed failure -> failed(failure);
			case Skipped _ -> false;
		};
	}

	private boolean succeeded(Succeeded success) {
		this.unconfirmed.forEach((failure) -> this.verdicts.add(new Verdict.Blip(failure)));
		this.unconfirmed.clear();
		this.verdicts.add(new Verdict.Up(success));
		this.down = false;
		boolean settled = this.known >= ResponseTimes.ENOUGH
				|| success.duration().compareTo(this.rules.slowAbove()) <= 0;
		this.known++;
		return !settled && this.remeasured++ < REMEASUREMENTS;
	}

	private boolean failed(Failed failure) {
		if (this.down) {
			this.verdicts.add(new Verdict.Down(failure, failure));
			return false;
		}
		this.unconfirmed.add(failure);
		if (this.unconfirmed.size() <= this.rules.confirmations()) {
			return true;
		}
		this.verdicts.add(new Verdict.Down(this.unconfirmed.getFirst(), failure));
		this.down = true;
		return false;
	}

	/**
	 * What the round says, in the order of time; empty if nothing was heard.
	 * @return the verdicts
	 */
	public List<Verdict> verdicts() {
		return List.copyOf(this.verdicts);
	}

}
