package com.aimixer.monitor.view;

import java.util.Locale;

import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Skipped;
import com.aimixer.monitor.probe.Succeeded;
import org.jspecify.annotations.Nullable;

/**
 * How constants are spelt in JSON and in labels.
 */
public final class WireNames {

	/** Reason of a skip: the monitor itself. */
	public static final String PROBER = "prober";

	private WireNames() {
	}

	/**
	 * A constant in lower case.
	 * @param constant any enum constant
	 * @return its name as users see it
	 */
	public static String of(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The kind of an outcome.
	 * @param outcome what came of a probe
	 * @return {@code success}, {@code failure} or {@code skipped}
	 */
	public static String result(ProbeOutcome outcome) {
		return switch (outcome) {
			case Succeeded _ -> "success";
			case Failed _ -> "failure";
			case Skipped _ -> "skipped";
		};
	}

	/**
	 * The reason of an outcome.
	 * @param outcome what came of a probe
	 * @return one of the closed set, {@code prober} for a skip, null for a success
	 */
	public static @Nullable String reason(ProbeOutcome outcome) {
		return switch (outcome) {
			case Succeeded _ -> null;
			case Failed failure -> failure.reason().word();
			case Skipped _ -> PROBER;
		};
	}

}
