package com.aimixer.monitor.availability;

/**
 * Why an interval is down.
 *
 * @param reason a word of the closed set of failure reasons
 * @param evidence one line for people: the failure that began it
 * @param lastEvidence one line for people: the latest failure in it
 */
public record Cause(String reason, String evidence, String lastEvidence) {

	/**
	 * A cause of which one failure is known.
	 * @param reason a word of the closed set of failure reasons
	 * @param evidence one line for people
	 */
	public Cause(String reason, String evidence) {
		this(reason, evidence, evidence);
	}

	/**
	 * The same with a later failure.
	 */
	Cause upTo(Cause later) {
		return this.lastEvidence.equals(later.lastEvidence) ? this
				: new Cause(this.reason, this.evidence, later.lastEvidence);
	}

}
