package com.aimixer.dashboards;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A link at the top of a dashboard or of a panel.
 *
 * @param title its text
 * @param type {@code link} to an address, {@code dashboards} to all with a tag
 * @param url the address
 * @param tags the tags
 * @param icon the icon
 * @param tooltip what it says when pointed at
 * @param targetBlank whether it opens beside the dashboard
 * @param includeVars whether variables are kept
 * @param keepTime whether the time is kept
 */
record Link(@Nullable String title, @Nullable String type, @Nullable String url, @Nullable List<String> tags,
		@Nullable String icon, @Nullable String tooltip, boolean targetBlank, boolean includeVars, boolean keepTime) {

}
