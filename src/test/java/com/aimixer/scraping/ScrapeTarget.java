package com.aimixer.scraping;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.aimixer.e2e.Prometheus;

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

	/** Those that a Prometheus has, several times where several are the same. */
	static List<ScrapeTarget> all(Prometheus prometheus) throws IOException, InterruptedException {
		return prometheus.data("targets?state=active")
			.path("activeTargets")
			.valueStream()
			.map((target) -> new ScrapeTarget(target.path("scrapeUrl").asString(),
					Prometheus.strings(target.path("labels"))))
			.toList();
	}

}
