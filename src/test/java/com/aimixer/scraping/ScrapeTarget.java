package com.aimixer.scraping;

import java.util.Map;

/**
 * A target as Prometheus has discovered it.
 *
 * @param url what it scrapes
 * @param labels the labels of its series
 */
record ScrapeTarget(String url, Map<String, String> labels) {

	ScrapeTarget {
		labels = Map.copyOf(labels);
	}

}
