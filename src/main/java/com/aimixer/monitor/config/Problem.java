package com.aimixer.monitor.config;

import org.jspecify.annotations.Nullable;

/**
 * One mistake in the configuration.
 *
 * @param where place of the mistake, such as {@code application.yml:12},
 * {@code argument --monitor.timeout}, {@code environment MONITOR_TIMEOUT} or
 * {@code default}
 * @param key the key, such as {@code monitor.timeout}
 * @param value the value as it was written, or null if there is none or it is a secret
 * @param what what is wrong with it
 * @param mend what to do about it
 */
public record Problem(String where, String key, @Nullable String value, String what, String mend) {

	private static final int VALUE_LENGTH = 100;

	/**
	 * The problem in one line.
	 * @return such as {@code application.yml:12: monitor.timeout = 30s: must be shorter
	 * than monitor.interval (30s); set it to 10s or less}
	 */
	@Override
	public String toString() {
		String assignment = (this.value != null) ? this.key + " = " + printable(this.value) : this.key;
		return this.where + ": " + assignment + ": " + this.what + "; " + this.mend;
	}

	private static String printable(String value) {
		if (value.isBlank()) {
			return "\"" + value.replaceAll("\\R", "\\\\n") + "\"";
		}
		String line = value.replaceAll("\\R", "\\\\n").replaceAll("\\p{Cntrl}", "?");
		return (line.length() <= VALUE_LENGTH) ? line : line.substring(0, VALUE_LENGTH) + "...";
	}

}
