package com.aimixer.monitor.cli;

import java.util.List;

/**
 * The command line is wrong; every mistake is one line that says how to mend it.
 */
public final class UsageException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient List<String> mistakes;

	UsageException(List<String> mistakes) {
		super(String.join("\n", mistakes));
		this.mistakes = List.copyOf(mistakes);
	}

	/**
	 * All mistakes.
	 * @return one line each, at least one
	 */
	public List<String> mistakes() {
		return this.mistakes;
	}

}
