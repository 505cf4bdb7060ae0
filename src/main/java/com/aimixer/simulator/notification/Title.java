package com.aimixer.simulator.notification;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the title of a notification says:
 * {@code [FIRING:1] CRITICAL HighLatency in us-west}, whatever may follow.
 *
 * @param action trigger or resolve
 * @param severity in lower case, or null if it says none
 * @param alertname the alert, or null if it is no such title
 * @param region the region, or null if it says none
 */
record Title(Action action, @Nullable String severity, @Nullable String alertname, @Nullable String region) {

	private static final Pattern FORM = Pattern
		.compile("\\s*\\[(FIRING|RESOLVED)[^]]{0,40}]\\s+(?:([A-Z]+)\\s+)?(\\w+)(?:\\s+in\\s+([a-z][a-z0-9-]*))?");

	static Title parse(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.lookingAt()) {
			return new Title(Action.TRIGGER, null, null, null);
		}
		Action action = matcher.group(1).equals("FIRING") ? Action.TRIGGER : Action.RESOLVE;
		String severity = matcher.group(2);
		return new Title(action, (severity != null) ? severity.toLowerCase(Locale.ROOT) : null, matcher.group(3),
				matcher.group(4));
	}

}
