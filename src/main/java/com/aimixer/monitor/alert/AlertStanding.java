package com.aimixer.monitor.alert;

import java.time.Duration;
import java.time.Instant;

/**
 * The state of one alert, as a value: asked again and again, it says what the next one
 * is.
 * <ul>
 * <li>A cause makes it pending, and firing once it has lasted long enough without a
 * break.</li>
 * <li>Where nothing is known a pending alert starts over, since nobody has seen the cause
 * last; a firing one goes on.</li>
 * <li>Only the end of the cause resolves it.</li>
 * </ul>
 *
 * @param state where it stands
 * @param since since when, on the steady timeline
 */
public record AlertStanding(AlertState state, Instant since) {

	/**
	 * The standing of an alert that never had a cause.
	 * @param now the present instant
	 * @return inactive
	 */
	public static AlertStanding inactive(Instant now) {
		return new AlertStanding(AlertState.INACTIVE, now);
	}

	/**
	 * The next standing.
	 * @param finding whether there is cause now
	 * @param pendingFor how long a cause must last before the alert fires; zero for at
	 * once
	 * @param now the present instant, not before {@link #since()}
	 * @return this one if nothing changes
	 */
	public AlertStanding next(Finding finding, Duration pendingFor, Instant now) {
		return switch (this.state) {
			case INACTIVE, RESOLVED -> (finding == Finding.CAUSE) ? begun(pendingFor, now) : this;
			case PENDING -> pending(finding, pendingFor, now);
			case FIRING -> (finding == Finding.NO_CAUSE) ? new AlertStanding(AlertState.RESOLVED, now) : this;
		};
	}

	private static AlertStanding begun(Duration pendingFor, Instant now) {
		return new AlertStanding(pendingFor.isZero() ? AlertState.FIRING : AlertState.PENDING, now);
	}

	private AlertStanding pending(Finding finding, Duration pendingFor, Instant now) {
		if (finding != Finding.CAUSE) {
			return inactive(now);
		}
		boolean longEnough = Duration.between(this.since, now).compareTo(pendingFor) >= 0;
		return longEnough ? new AlertStanding(AlertState.FIRING, now) : this;
	}

}
