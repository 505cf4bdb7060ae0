package com.aimixer.simulator.order;

import java.io.Serial;
import java.util.List;

/**
 * A scenario file that cannot be played; the message has one line per mistake, with file
 * and position.
 */
public final class BadScenarioException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	BadScenarioException(List<String> mistakes) {
		super(String.join("\n", mistakes));
	}

}
