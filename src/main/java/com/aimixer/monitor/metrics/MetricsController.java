package com.aimixer.monitor.metrics;

import java.time.temporal.ChronoUnit;

import com.aimixer.monitor.time.TimeSource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The figures as JSON. The Prometheus form is the actuator's, under two addresses.
 */
@RestController
@Tag(name = "metrics", description = "The figures of the monitor, those of /metrics as JSON")
public class MetricsController {

	private final MonitorCollector collector;

	private final TimeSource time;

	/**
	 * A controller for the figures of a collector.
	 * @param collector the figures
	 * @param time the clock
	 */
	public MetricsController(MonitorCollector collector, TimeSource time) {
		this.collector = collector;
		this.time = time;
	}

	/**
	 * All figures about the targets.
	 * @return the same as the Prometheus form, without the process's own
	 */
	@Operation(summary = "The figures about the targets, as in the Prometheus form")
	@GetMapping(path = "/api/v1/metrics", produces = "application/json")
	public MetricsView metrics() {
		return new MetricsView(this.time.wall(this.time.now()).truncatedTo(ChronoUnit.MILLIS),
				MetricsViews.of(this.collector.collect()));
	}

}
