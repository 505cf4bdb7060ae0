package com.aimixer.monitor.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.page.figure.Moment;
import com.aimixer.monitor.view.Figures;
import com.aimixer.monitor.view.HistoryViews;
import com.aimixer.monitor.view.IncidentView;
import com.aimixer.monitor.view.IncidentsView;
import org.jspecify.annotations.Nullable;

/**
 * The latest incidents as a list.
 *
 * @param span how far back they would go, in words
 * @param since since when anything was watched, null if nothing was
 * @param historyReadable whether older ones could be looked for
 * @param lines newest first
 */
public record IncidentLines(String span, @Nullable Moment since, boolean historyReadable, List<Line> lines) {

	private static final int LISTED = 10;

	public IncidentLines {
		lines = List.copyOf(lines);
	}

	/**
	 * One incident.
	 *
	 * @param name the endpoint
	 * @param from when it went down
	 * @param length how long it was down, null if it is
	 * @param doubt in what time nobody looked, or empty
	 * @param words why
	 * @param together who else failed in the same way at the same time, or empty
	 */
	public record Line(String name, Moment from, @Nullable String length, String doubt, String words, String together) {
	}

	static IncidentLines of(Remembered history, HistoryViews views) {
		IncidentsView incidents = views.incidents(history.incidents(LISTED));
		Instant since = incidents.since();
		return new IncidentLines(incidents.durable() ? "90 days" : "24 hours",
				(since != null) ? Moment.of(since) : null, history.readable(),
				incidents.items().stream().map(IncidentLines::line).toList());
	}

	private static Line line(IncidentView incident) {
		String length = (incident.to() != null) ? Figures.span(Duration.ofMillis((long) incident.durationMs())) : null;
		return new Line(incident.name(), Moment.of(incident.from()), length, doubt(incident),
				String.valueOf(incident.evidence()), together(incident));
	}

	/** The monitor was off, and may have missed that the endpoint was up. */
	private static String doubt(IncidentView incident) {
		String gap = (incident.unknownMs() > 0)
				? ", not watched for " + Figures.span(Duration.ofMillis((long) incident.unknownMs())) + " in between"
				: "";
		boolean open = incident.to() != null && !incident.endSeen();
		return gap + (open ? ", not watched since then" : "");
	}

	private static String together(IncidentView incident) {
		int others = incident.togetherCount() - incident.together().size();
		String more = (others > 0) ? " and " + others + " more" : "";
		return String.join(", ", incident.together()) + more;
	}

}
