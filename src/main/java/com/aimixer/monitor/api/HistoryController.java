package com.aimixer.monitor.api;

import java.util.function.Supplier;

import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.history.History;
import com.aimixer.monitor.history.HistoryUnreadableException;
import com.aimixer.monitor.view.DaysView;
import com.aimixer.monitor.view.HistoryViews;
import com.aimixer.monitor.view.IncidentsView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The last 90 days: availability by the day, and incidents. Without a durable history the
 * last 24 hours of them.
 */
@RestController
@Tag(name = "history", description = "The last 90 days; without a durable history the last 24 hours of them")
@RequestMapping(path = "/api/v1", produces = "application/json")
public class HistoryController {

	private static final int MAX_LIMIT = 1_000;

	private final StatusBoard board;

	private final History history;

	private final HistoryViews views;

	/**
	 * A controller for a history.
	 * @param board knows the endpoints
	 * @param history the history
	 * @param views its wire form
	 */
	public HistoryController(StatusBoard board, History history, HistoryViews views) {
		this.board = board;
		this.history = history;
		this.views = views;
	}

	/**
	 * The availability of the last 90 days, by the day in UTC.
	 * @param name name of the endpoint
	 * @return its days; 404 if there is no such endpoint, 503 if they cannot be read now
	 */
	@Operation(summary = "The availability of the last 90 days, by the day in UTC")
	@UnknownNameIs404
	@UnreadableHistoryIs503
	@GetMapping("/endpoints/{name}/days")
	public DaysView days(@PathVariable String name) {
		return read(() -> this.history.days(name)).map(this.views::days)
			.orElseThrow(() -> new UnknownEndpointException(name, this.board.endpoints()));
	}

	/**
	 * The latest incidents, newest first.
	 * @param limit how many at most, 1 to 1000
	 * @return the incidents; 503 if they cannot be read now
	 */
	@Operation(summary = "The latest incidents, newest first")
	@UnreadableHistoryIs503
	@GetMapping("/incidents")
	public IncidentsView incidents(@RequestParam(defaultValue = "100") int limit) {
		if (limit < 1 || limit > MAX_LIMIT) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"limit = " + limit + " is out of range: use 1 to " + MAX_LIMIT);
		}
		return this.views.incidents(read(() -> this.history.incidents(limit)));
	}

	private static <T> T read(Supplier<T> question) {
		try {
			return question.get();
		}
		catch (HistoryUnreadableException ex) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"The history cannot be read now; the log of the monitor says why.", ex);
		}
	}

}
