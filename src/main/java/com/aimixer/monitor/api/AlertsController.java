package com.aimixer.monitor.api;

import java.util.List;

import com.aimixer.monitor.alert.AlertHistory;
import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.AlertState;
import com.aimixer.monitor.view.AlertViews;
import com.aimixer.monitor.view.AlertsView;
import com.aimixer.monitor.view.WireNames;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The alerts of the last 30 days, the monitor's own and those of Prometheus.
 */
@RestController
@Tag(name = "alerts", description = "Alerts of the last 30 days, those of the monitor and those of Prometheus")
@RequestMapping(path = "/api/v1/alerts", produces = "application/json")
public class AlertsController {

	private static final int MAX_LIMIT = 1_000;

	private final AlertHistory history;

	private final AlertViews views;

	/**
	 * A controller for a history.
	 * @param history the alerts
	 * @param views their wire form
	 */
	public AlertsController(AlertHistory history, AlertViews views) {
		this.history = history;
		this.views = views;
	}

	/**
	 * The alerts.
	 * @param state {@code firing} or {@code resolved}; both if not given
	 * @param limit how many at most, 1 to 1000
	 * @param offset how many to leave out at the beginning
	 * @return what fires first, then the latest first; 400 for another state, limit or
	 * offset
	 */
	@Operation(summary = "Alerts of the last 30 days, what fires first, then the latest first; "
			+ "state = firing or resolved, both if not given")
	@GetMapping
	public AlertsView alerts(@RequestParam(required = false) @Nullable String state,
			@RequestParam(defaultValue = "100") int limit, @RequestParam(defaultValue = "0") int offset) {
		if (state != null && !state.equals(WireNames.of(AlertState.FIRING))
				&& !state.equals(WireNames.of(AlertState.RESOLVED))) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"state = " + state + " is not known: use firing or resolved");
		}
		if (limit < 1 || limit > MAX_LIMIT) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"limit = " + limit + " is out of range: use 1 to " + MAX_LIMIT);
		}
		if (offset < 0) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"offset = " + offset + " is out of range: use 0 or more");
		}
		List<AlertRecord> alerts = this.history.all()
			.stream()
			.filter((alert) -> state == null || isIn(alert, state))
			.toList();
		return this.views.alerts(alerts, offset, limit);
	}

	private static boolean isIn(AlertRecord alert, String state) {
		return WireNames.of(alert.state()).equals(state);
	}

}
