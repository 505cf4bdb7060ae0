package com.aimixer.simulator.channel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a stand-in treats what comes.
 */
public enum Behaviour {

	/** It takes notifications and records them. */
	OK,

	/** It answers with an error (HTTP 500, SMTP 421) and records nothing. */
	ERROR,

	/** It accepts connections and never answers. */
	HANG,

	/** The mail port is closed; the others share a port and reset the connection. */
	REFUSE_OR_RESET;

	/**
	 * The behaviour's name in JSON.
	 * @return for example {@code refuse-or-reset}
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Finds a behaviour; one half of the longest name is enough. */
	static Optional<Behaviour> find(String label) {
		if (label.equals("refuse") || label.equals("reset")) {
			return Optional.of(REFUSE_OR_RESET);
		}
		return Arrays.stream(values()).filter((behaviour) -> behaviour.label().equals(label)).findFirst();
	}

	static String labels() {
		return Arrays.stream(values()).map(Behaviour::label).collect(Collectors.joining(", "));
	}

}
