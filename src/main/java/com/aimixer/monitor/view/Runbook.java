package com.aimixer.monitor.view;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * What to do about one alert.
 *
 * @param alert name of the alert
 * @param markdown the whole text
 */
public record Runbook(String alert, String markdown) {

	/**
	 * The paragraph below the title.
	 * @return severity, threshold and duration of the alert
	 */
	public String summary() {
		return this.markdown.lines().skip(1).filter((line) -> !line.isBlank()).findFirst().orElse("");
	}

	/**
	 * Changes with the text, so that a reader's copy can be found to be the latest.
	 * @return an entity tag
	 */
	public String tag() {
		CRC32 sum = new CRC32();
		sum.update(this.markdown.getBytes(StandardCharsets.UTF_8));
		return "\"%08x\"".formatted(sum.getValue());
	}

}
