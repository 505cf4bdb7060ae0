package com.aimixer.simulator.order;

/**
 * One mistake in an order.
 *
 * @param field where it is
 * @param what what is wrong
 * @param mend how to mend it
 */
public record Problem(String field, String what, String mend) {

	@Override
	public String toString() {
		return this.field + ": " + this.what + "; " + this.mend;
	}

}
