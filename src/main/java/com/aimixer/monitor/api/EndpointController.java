package com.aimixer.monitor.api;

import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.view.IntervalsView;
import com.aimixer.monitor.view.ProbesView;
import com.aimixer.monitor.view.QuartersView;
import com.aimixer.monitor.view.Views;
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
 * What lies behind the status of one endpoint: its probes, its intervals, its badge.
 */
@RestController
@Tag(name = "endpoints", description = "What lies behind the status of one endpoint")
@RequestMapping("/api/v1/endpoints/{name}")
public class EndpointController {

	private static final int MAX_LIMIT = 100_000;

	private final StatusBoard board;

	private final Views views;

	/**
	 * A controller for the facts of a board.
	 * @param board the facts
	 * @param views their wire form
	 */
	public EndpointController(StatusBoard board, Views views) {
		this.board = board;
		this.views = views;
	}

	/**
	 * The latest probes, newest first.
	 * @param name name of the endpoint
	 * @param limit how many at most, 1 to 100000
	 * @return the probes; 404 if there is no such endpoint
	 */
	@Operation(summary = "The latest probes, newest first")
	@UnknownNameIs404
	@GetMapping(path = "/probes", produces = "application/json")
	public ProbesView probes(@PathVariable String name, @RequestParam(defaultValue = "100") int limit) {
		if (limit < 1 || limit > MAX_LIMIT) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"limit = " + limit + " is out of range: use 1 to " + MAX_LIMIT);
		}
		return this.board.latestProbes(name, limit).map(this.views::probes).orElseThrow(() -> unknown(name));
	}

	/**
	 * The intervals of the last 24 hours, and the blips.
	 * @param name name of the endpoint
	 * @return what its availability is made of; 404 if there is no such endpoint
	 */
	@Operation(summary = "The intervals of the last 24 hours, and the blips")
	@UnknownNameIs404
	@GetMapping(path = "/intervals", produces = "application/json")
	public IntervalsView intervals(@PathVariable String name) {
		return this.board.availability(name).map(this.views::intervals).orElseThrow(() -> unknown(name));
	}

	/**
	 * What the probes of each quarter hour came to.
	 * @param name name of the endpoint
	 * @return the quarter hours that the last 24 hours touch; 404 if there is no such
	 * endpoint
	 */
	@Operation(summary = "Counts and response times of the last 24 hours by the quarter hour")
	@UnknownNameIs404
	@GetMapping(path = "/quarters", produces = "application/json")
	public QuartersView quarters(@PathVariable String name) {
		return this.board.quarters(name).map(this.views::quarters).orElseThrow(() -> unknown(name));
	}

	/**
	 * A badge for other pages.
	 * @param name name of the endpoint
	 * @param show {@code status} or {@code availability}
	 * @return an SVG picture; 404 if there is no such endpoint
	 */
	@Operation(summary = "A badge for other pages")
	@UnknownNameIs404
	@GetMapping(path = "/badge.svg", produces = "image/svg+xml")
	public String badge(@PathVariable String name, @RequestParam(defaultValue = "status") String show) {
		EndpointFacts facts = this.board.facts(name).orElseThrow(() -> unknown(name));
		return switch (show) {
			case "status" -> Badge.status(facts).svg();
			case "availability" -> Badge.availability(facts).svg();
			default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"show = " + show + " is not known: use status or availability");
		};
	}

	private UnknownEndpointException unknown(String name) {
		return new UnknownEndpointException(name, this.board.endpoints());
	}

}
