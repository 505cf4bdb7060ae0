package com.aimixer.monitor.api;

import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.view.EndpointView;
import com.aimixer.monitor.view.StatusView;
import com.aimixer.monitor.view.Views;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How the endpoints are doing, judged at the instant of asking.
 */
@RestController
@Tag(name = "status", description = "How the endpoints are doing, judged at the instant of asking")
@RequestMapping(path = "/api/v1/status", produces = "application/json")
public class StatusController {

	private final StatusBoard board;

	private final Views views;

	/**
	 * A controller for the facts of a board.
	 * @param board the facts
	 * @param views their wire form
	 */
	public StatusController(StatusBoard board, Views views) {
		this.board = board;
		this.views = views;
	}

	/**
	 * The whole fleet.
	 * @return status, summary and endpoints
	 */
	@Operation(summary = "The whole fleet")
	@GetMapping
	public StatusView status() {
		return this.views.fleet(this.board.facts());
	}

	/**
	 * One endpoint.
	 * @param name its name
	 * @return the endpoint; 404 if there is none of that name
	 */
	@Operation(operationId = "statusOfOne", summary = "One endpoint")
	@UnknownNameIs404
	@GetMapping("/{name}")
	public EndpointView status(@PathVariable String name) {
		return this.board.facts(name)
			.map(this.views::endpoint)
			.orElseThrow(() -> new UnknownEndpointException(name, this.board.endpoints()));
	}

}
