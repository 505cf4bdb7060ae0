package com.aimixer.monitor.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.aimixer.monitor.view.EndpointView;
import com.aimixer.monitor.view.StatusView;
import com.aimixer.monitor.view.SummaryView;

/**
 * How the fleet is doing, in words.
 *
 * @param status the worst status
 * @param headline one sentence
 * @param counts how many endpoints have which status, worst first
 */
public record Verdict(String status, String headline, String counts) {

	private static final int NAMED = 3;

	static Verdict of(StatusView fleet) {
		List<EndpointView> worst = fleet.endpoints()
			.stream()
			.filter((endpoint) -> endpoint.status().equals(fleet.status()))
			.toList();
		return new Verdict(fleet.status(), headline(fleet, worst), counts(fleet.summary()));
	}

	private static String headline(StatusView fleet, List<EndpointView> worst) {
		int all = fleet.endpoints().size();
		String who = who(worst, all);
		boolean one = worst.size() == 1;
		return switch (fleet.status()) {
			case "healthy" -> who + (one ? " is healthy" : " are healthy");
			case "unknown" -> (worst.size() == all) ? "Nothing is known at present" : "Nothing is known of " + who;
			default -> who + (one ? " is " : " are ") + fleet.status();
		};
	}

	private static String who(List<EndpointView> some, int all) {
		if (some.size() == all && all > 1) {
			return "All " + all + " endpoints";
		}
		String names = some.stream().limit(NAMED).map(EndpointView::name).collect(Collectors.joining(", "));
		return (some.size() > NAMED) ? some.size() + " of " + all + " endpoints" : names;
	}

	private static String counts(SummaryView summary) {
		List<String> counts = new ArrayList<>();
		add(counts, summary.unhealthy(), "unhealthy");
		add(counts, summary.unknown(), "unknown");
		add(counts, summary.degraded(), "degraded");
		add(counts, summary.healthy(), "healthy");
		return String.join(", ", counts);
	}

	private static void add(List<String> counts, int count, String status) {
		if (count > 0) {
			counts.add(count + " " + status);
		}
	}

}
