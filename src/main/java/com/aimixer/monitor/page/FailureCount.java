package com.aimixer.monitor.page;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.aimixer.monitor.page.figure.Moment;
import com.aimixer.monitor.view.ProbeView;

/**
 * How often probes failed for one reason.
 *
 * @param reason a word of the closed set
 * @param count how often, confirmations included
 * @param last when it failed for it last
 * @param detail that failure in words
 */
public record FailureCount(String reason, int count, Moment last, String detail) {

	/** By reason, the most frequent first. */
	static List<FailureCount> of(List<ProbeView> newestFirst) {
		Map<String, FailureCount> counts = new LinkedHashMap<>();
		for (ProbeView probe : newestFirst) {
			if (probe.result().equals("failure") && probe.reason() != null) {
				counts.merge(probe.reason(),
						new FailureCount(probe.reason(), 1, Moment.of(probe.at()), String.valueOf(probe.detail())),
						(known, _) -> known.once());
			}
		}
		return counts.values().stream().sorted(Comparator.comparingInt(FailureCount::count).reversed()).toList();
	}

	private FailureCount once() {
		return new FailureCount(this.reason, this.count + 1, this.last, this.detail);
	}

}
