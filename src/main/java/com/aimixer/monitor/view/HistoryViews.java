package com.aimixer.monitor.view;

import java.time.Instant;

import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.history.DailyAvailability;
import com.aimixer.monitor.history.Day;
import com.aimixer.monitor.history.Incident;
import com.aimixer.monitor.history.Incidents;
import org.jspecify.annotations.Nullable;

/**
 * Turns days and incidents into wire records.
 */
public final class HistoryViews {

	private static final int MOST_NAMES = 20;

	private final Views views;

	/**
	 * Views of the history.
	 * @param views of the present
	 */
	public HistoryViews(Views views) {
		this.views = views;
	}

	/**
	 * The days of one endpoint.
	 * @param daily its days
	 * @return the wire form
	 */
	public DaysView days(DailyAvailability daily) {
		return new DaysView(daily.endpoint(), daily.durable(), wall(daily.since()),
				daily.days().stream().map(HistoryViews::day).toList());
	}

	private static DayView day(Day day) {
		return new DayView(day.date(), Views.availability(day.availability()), Views.exactMillis(day.down()),
				day.incidents());
	}

	/**
	 * The latest incidents.
	 * @param incidents newest first
	 * @return the wire form
	 */
	public IncidentsView incidents(Incidents incidents) {
		return new IncidentsView(incidents.durable(), wall(incidents.since()),
				incidents.items().stream().map(this::incident).toList());
	}

	private @Nullable Instant wall(@Nullable Instant steady) {
		return (steady != null) ? this.views.wall(steady) : null;
	}

	private IncidentView incident(Incident incident) {
		Cause cause = incident.cause();
		Instant to = incident.ongoing() ? null : this.views.wall(incident.to());
		return new IncidentView(incident.endpoint().name(), incident.endpoint().region(),
				this.views.wall(incident.from()), to, incident.endSeen(), Views.exactMillis(incident.duration()),
				Views.exactMillis(incident.unknown()), (cause != null) ? cause.reason() : null,
				(cause != null) ? cause.evidence() : null, (cause != null) ? cause.lastEvidence() : null,
				incident.together().stream().limit(MOST_NAMES).toList(), incident.together().size());
	}

}
