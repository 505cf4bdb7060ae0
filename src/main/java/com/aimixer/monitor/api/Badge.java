package com.aimixer.monitor.api;

import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.health.HealthJudge;
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.view.Figures;
import com.aimixer.monitor.view.WireNames;

import org.springframework.web.util.HtmlUtils;

/**
 * A small picture of one figure, readable without colour.
 *
 * @param label left half
 * @param value right half
 * @param colour background of the right half
 */
record Badge(String label, String value, String colour) {

	private static final String GREEN = "#2e7d32";

	private static final String AMBER = "#9a6700";

	private static final String RED = "#c62828";

	private static final String GREY = "#616161";

	/** Width of a character at the badge's font size, in pixels. */
	private static final double CHARACTER = 6.8;

	static Badge status(EndpointFacts facts) {
		HealthStatus status = facts.judgement().status();
		String colour = switch (status) {
			case HEALTHY -> GREEN;
			case DEGRADED -> AMBER;
			case UNKNOWN -> GREY;
			case UNHEALTHY -> RED;
		};
		return new Badge(facts.endpoint().name(), WireNames.of(status), colour);
	}

	static Badge availability(EndpointFacts facts) {
		String label = facts.endpoint().name() + " 24h";
		Double ratio = facts.availability().ratio();
		if (ratio == null) {
			return new Badge(label, "unknown", GREY);
		}
		double coverage = facts.availability().coverage();
		if (coverage <= HealthJudge.MEANINGFUL_COVERAGE) {
			// one answer is no good day
			return new Badge(label, Figures.percent(ratio) + " (" + Figures.observed(coverage) + ")", GREY);
		}
		return new Badge(label, Figures.percent(ratio), colour(ratio * 100, facts.endpoint().thresholds()));
	}

	private static String colour(double percent, Thresholds thresholds) {
		if (percent < thresholds.uptimeCritical()) {
			return RED;
		}
		return (percent < thresholds.uptimeWarning()) ? AMBER : GREEN;
	}

	String svg() {
		int left = width(this.label);
		int right = width(this.value);
		return """
				<svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s: %3$s">
				<title>%2$s: %3$s</title>
				<rect width="%4$d" height="20" fill="#424242"/><rect x="%4$d" width="%5$d" height="20" fill="%6$s"/>
				<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
				<text x="%7$d" y="14">%2$s</text><text x="%8$d" y="14">%3$s</text></g></svg>
				""".formatted(left + right, HtmlUtils.htmlEscape(this.label), HtmlUtils.htmlEscape(this.value), left,
				right, this.colour, left / 2, left + right / 2);
	}

	private static int width(String text) {
		return (int) Math.ceil(text.length() * CHARACTER) + 10;
	}

}
