package com.aimixer.monitor.config;

import java.util.regex.Pattern;

/**
 * One configured text.
 *
 * @param key canonical key, such as {@code monitor.timeout}
 * @param where where it was written
 * @param text the text with its placeholders resolved
 */
record Setting(String key, String where, String text) {

	private static final Pattern CREDENTIALS = Pattern.compile("//[^/@\\s]*@");

	Problem problem(String what, String mend) {
		String shown = CREDENTIALS.matcher(this.text).replaceAll("//***@");
		return new Problem(this.where, this.key, shown, what, mend);
	}

	/** A problem that does not repeat the value, which may be a secret. */
	Problem secretProblem(String what, String mend) {
		return new Problem(this.where, this.key, null, what, mend);
	}

}
