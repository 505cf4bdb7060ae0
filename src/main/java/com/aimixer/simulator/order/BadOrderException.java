package com.aimixer.simulator.order;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An order for a fault that cannot be carried out, with all its mistakes at once.
 */
public final class BadOrderException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient List<Problem> problems;

	/**
	 * Made of the mistakes found.
	 * @param problems at least one
	 */
	public BadOrderException(List<Problem> problems) {
		super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
		this.problems = List.copyOf(problems);
	}

	/**
	 * The mistakes.
	 * @return at least one
	 */
	public List<Problem> problems() {
		return this.problems;
	}

}
