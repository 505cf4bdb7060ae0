package com.aimixer.monitor.api;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * What to do about one alert.
 *
 * @param alert name of the alert
 * @param markdown the whole text
 */
record Runbook(String alert, String markdown) {

	/** The paragraph below the title: severity, threshold and duration. */
	String summary() {
		return this.markdown.lines().skip(1).filter((line) -> !line.isBlank()).findFirst().orElse("");
	}

	/** Changes with the text, so that a reader's copy can be found to be the latest. */
	String tag() {
		CRC32 sum = new CRC32();
		sum.update(this.markdown.getBytes(StandardCharsets.UTF_8));
		return "\"%08x\"".formatted(sum.getValue());
	}

}
