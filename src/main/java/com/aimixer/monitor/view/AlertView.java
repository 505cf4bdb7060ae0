package com.aimixer.monitor.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An alert that fires or has fired.
 *
 * @param alert its name
 * @param severity {@code critical}, {@code warning} or {@code info}
 * @param region region it is about, or null
 * @param target endpoint it is about, or null
 * @param source {@code monitor} or {@code prometheus}
 * @param state {@code firing} or {@code resolved}
 * @param startsAt when it fired
 * @param endsAt when it was resolved, or null while it fires
 * @param endSeen whether that end was seen; else the source has fallen silent
 * @param durationMs for how long it has fired
 * @param summary what is wrong, in one line
 * @param description the evidence
 * @param runbookUrl what to do about it, or null
 * @param dashboardUrl where to look, or null
 * @param labels all labels
 * @param deliveries which Alertmanager knows of it; empty if none does
 */
public record AlertView(String alert, String severity, @Nullable String region, @Nullable String target, String source,
		String state, Instant startsAt, @Nullable Instant endsAt, boolean endSeen, double durationMs, String summary,
		String description, @Nullable String runbookUrl, @Nullable String dashboardUrl, Map<String, String> labels,
		List<AlertDeliveryView> deliveries) {
}
