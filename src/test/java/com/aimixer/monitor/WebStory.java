package com.aimixer.monitor;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.aimixer.monitor.api.EndpointController;
import com.aimixer.monitor.api.EventsController;
import com.aimixer.monitor.api.HomeController;
import com.aimixer.monitor.api.RunbookController;
import com.aimixer.monitor.api.StatusController;
import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.metrics.MetricsController;
import com.aimixer.monitor.metrics.MonitorCollector;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.Prober;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.schedule.PauseMeter;
import com.aimixer.monitor.schedule.Tick;
import com.aimixer.monitor.stream.BoardEvents;
import com.aimixer.monitor.stream.EventStream;
import com.aimixer.monitor.time.ManualTimeSource;
import com.aimixer.monitor.time.TimeSource;
import com.aimixer.monitor.view.Views;
import com.aimixer.monitor.watch.EndpointWatch;
import com.aimixer.monitor.watch.WatchRules;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The web side of the monitor on a board with a known story: us-west is healthy, eu-west
 * had a blip and is down, edge was never probed, nor are the {@code story.more} others.
 * Time stands still at 12:01:30. With {@code story.past} there are the days of
 * {@link PastStory} before.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ StatusController.class, EndpointController.class, EventsController.class, HomeController.class,
		MetricsController.class, RunbookController.class, HistoryConfiguration.class, PastStory.class, AlertStory.class,
		WebConfiguration.class, PageConfiguration.class })
class WebStory {

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	@Bean
	ManualTimeSource time() {
		return new ManualTimeSource();
	}

	@Bean
	StatusBoard board(ManualTimeSource time, @Value("${story.more:0}") int more) {
		List<Endpoint> endpoints = Stream
			.concat(Stream.of("us-west", "eu-west", "edge"), IntStream.range(0, more).mapToObj((i) -> "edge-" + i))
			.map(WebStory::endpoint)
			.toList();
		return new StatusBoard(time, endpoints, HistoryLimits.of(INTERVAL, 1000, endpoints.size()));
	}

	@Bean
	MonitorCollector collector(ManualTimeSource time, StatusBoard board, PrometheusRegistry registry) {
		MonitorCollector collector = new MonitorCollector(time, board, INTERVAL);
		board.listen(collector);
		registry.register(collector);
		tellTheStory(time, board);
		return collector;
	}

	@Bean
	Views views(TimeSource time) {
		return new Views(time);
	}

	@Bean
	EventStream stream(JsonMapper json) {
		return new EventStream(json::writeValueAsString);
	}

	@Bean
	BoardEvents events(EventStream stream, Views views) {
		return new BoardEvents(stream, views);
	}

	private static void tellTheStory(ManualTimeSource time, StatusBoard board) {
		for (int tick = 0; tick < 3; tick++) {
			turn(time, board, "us-west", () -> Outcomes.success(time.now(), 40));
			switch (tick) {
				case 0 -> turn(time, board, "eu-west", () -> Outcomes.success(time.now(), 40));
				case 1 -> turn(time, board, "eu-west", blipThenSuccess(time));
				default -> turn(time, board, "eu-west", () -> Outcomes.failure(time.now(), Reason.REFUSED));
			}
			time.advance(INTERVAL);
		}
	}

	private static Prober blipThenSuccess(ManualTimeSource time) {
		int[] asked = { 0 };
		return () -> (asked[0]++ == 0) ? Outcomes.failure(time.now(), Reason.TIMEOUT)
				: Outcomes.success(time.now(), 40);
	}

	static void turn(ManualTimeSource time, StatusBoard board, String name, Prober prober) {
		PauseMeter pauses = new PauseMeter(time, INTERVAL);
		new EndpointWatch(endpoint(name), prober, WatchRules.of(INTERVAL, 2, Duration.ZERO), board, pauses, time)
			.run(new Tick(time.now(), Duration.ZERO));
	}

	private static Endpoint endpoint(String name) {
		return Endpoint.of(name, URI.create("http://127.0.0.1:1/" + name));
	}

}
