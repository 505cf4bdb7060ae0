package com.aimixer.monitor.page;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.monitor.page.figure.Moment;
import com.aimixer.monitor.view.AlertDeliveryView;
import com.aimixer.monitor.view.AlertView;
import com.aimixer.monitor.view.AlertsView;
import com.aimixer.monitor.view.Figures;
import com.aimixer.monitor.view.Runbooks;
import org.jspecify.annotations.Nullable;

/**
 * Alerts as lists.
 *
 * @param firing what fires, the latest first
 * @param resolved what has ended, the latest first
 * @param more how many that have ended are not listed
 */
public record AlertLines(List<Line> firing, List<Line> resolved, int more) {

	private static final int LISTED = 200;

	private static final String FIRING = "firing";

	private static final String OWN = "monitor";

	public AlertLines {
		firing = List.copyOf(firing);
		resolved = List.copyOf(resolved);
	}

	/**
	 * One alert.
	 *
	 * @param id the same whenever this alert is shown, and of no other one
	 * @param alert its name
	 * @param severity {@code critical}, {@code warning} or {@code info}
	 * @param about the endpoint or region it is about, or empty
	 * @param source {@code monitor} or {@code prometheus}
	 * @param from when it fired
	 * @param length for how long, null while it fires
	 * @param summary what is wrong
	 * @param description the evidence
	 * @param runbook address of the runbook, null if there is none here
	 * @param dashboard address of the dashboard, or null
	 * @param delivered which Alertmanager knows of it, in words
	 */
	public record Line(String id, String alert, String severity, String about, String source, Moment from,
			@Nullable String length, String summary, String description, @Nullable String runbook,
			@Nullable String dashboard, String delivered) {
	}

	static AlertLines of(AlertsView view, Runbooks runbooks) {
		Map<Boolean, List<AlertView>> alerts = view.items()
			.stream()
			.collect(Collectors.partitioningBy((alert) -> alert.state().equals(FIRING)));
		List<AlertView> resolved = alerts.getOrDefault(false, List.of());
		return new AlertLines(lines(alerts.getOrDefault(true, List.of()).stream(), runbooks),
				lines(resolved.stream().limit(LISTED), runbooks), Math.max(0, resolved.size() - LISTED));
	}

	private static List<Line> lines(Stream<AlertView> alerts, Runbooks runbooks) {
		return alerts.map((alert) -> line(alert, runbooks)).toList();
	}

	private static Line line(AlertView alert, Runbooks runbooks) {
		String about = (alert.target() != null) ? alert.target() : alert.region();
		String span = Figures.span(Duration.ofMillis((long) alert.durationMs()));
		String length = alert.endSeen() ? span : span + " at least (its end was not seen)";
		return new Line(id(alert), alert.alert(), alert.severity(), (about != null) ? about : "", alert.source(),
				Moment.of(alert.startsAt()), (alert.endsAt() != null) ? length : null, alert.summary(),
				alert.description(), runbooks.find(alert.alert()).isPresent() ? "/runbooks/" + alert.alert() : null,
				web(alert.dashboardUrl()), delivered(alert));
	}

	/** Of what makes an alert another one, in letters that an address may have. */
	private static String id(AlertView alert) {
		String whole = alert.source() + alert.labels() + alert.startsAt();
		return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)).toString();
	}

	/** Words of an alert come from outside: an address must not run anything. */
	private static @Nullable String web(@Nullable String address) {
		return (address != null && address.matches("(?i)https?://.*")) ? address : null;
	}

	private static String delivered(AlertView alert) {
		String to = alert.deliveries().stream().map(AlertDeliveryView::to).distinct().collect(Collectors.joining(", "));
		if (to.isEmpty()) {
			return "";
		}
		return (alert.source().equals(OWN) ? "told to " : "heard from ") + to;
	}

}
