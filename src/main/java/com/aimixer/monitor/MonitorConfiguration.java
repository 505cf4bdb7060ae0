package com.aimixer.monitor;

import com.aimixer.monitor.api.EndpointController;
import com.aimixer.monitor.api.EventsController;
import com.aimixer.monitor.api.HomeController;
import com.aimixer.monitor.api.RunbookController;
import com.aimixer.monitor.api.StatusController;
import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.config.MonitorSettings;
import com.aimixer.monitor.metrics.FrameworkMeters;
import com.aimixer.monitor.metrics.MetricsController;
import com.aimixer.monitor.metrics.MonitorCollector;
import com.aimixer.monitor.metrics.MonitorMeters;
import com.aimixer.monitor.page.PageEvents;
import com.aimixer.monitor.probe.http.HttpProbers;
import com.aimixer.monitor.schedule.GridScheduler;
import com.aimixer.monitor.schedule.PauseMeter;
import com.aimixer.monitor.stream.BoardEvents;
import com.aimixer.monitor.stream.EventStream;
import com.aimixer.monitor.time.SystemTimeSource;
import com.aimixer.monitor.time.TimeSource;
import com.aimixer.monitor.view.Views;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The monitor put together, in reading order: what asks, what remembers, what ticks, what
 * shows.
 */
@Configuration(proxyBeanMethods = false)
@Import({ StatusController.class, EndpointController.class, EventsController.class, HomeController.class,
		MetricsController.class, RunbookController.class, StorageConfiguration.class, HistoryConfiguration.class,
		AlertConfiguration.class, WebConfiguration.class, PageConfiguration.class })
class MonitorConfiguration {

	@Bean
	TimeSource timeSource() {
		return new SystemTimeSource();
	}

	@Bean
	HttpProbers probers(TimeSource time, MonitorSettings settings) {
		return new HttpProbers(time, settings.timeout());
	}

	@Bean
	StatusBoard board(TimeSource time, MonitorSettings settings) {
		return new StatusBoard(time, settings.endpoints(), historyLimits(settings));
	}

	static HistoryLimits historyLimits(MonitorSettings settings) {
		return HistoryLimits.of(settings.interval(), settings.historyRecords(), settings.endpoints().size());
	}

	@Bean
	PauseMeter pauseMeter(TimeSource time, MonitorSettings settings) {
		return Watches.pauseMeter(time, settings);
	}

	@Bean
	ProbeThreads probeThreads() {
		return new ProbeThreads();
	}

	@Bean
	GridScheduler scheduler(TimeSource time, MonitorSettings settings, HttpProbers probers, StatusBoard board,
			PauseMeter pauses, ProbeThreads threads) {
		return new GridScheduler(time, settings.interval(), Watches.of(settings, probers, board, pauses, time),
				threads);
	}

	@Bean
	Views views(TimeSource time) {
		return new Views(time);
	}

	@Bean
	EventStream eventStream(JsonMapper json) {
		return new EventStream(json::writeValueAsString);
	}

	@Bean
	BoardEvents boardEvents(StatusBoard board, EventStream stream, Views views) {
		BoardEvents events = new BoardEvents(stream, views);
		board.listen(events);
		return events;
	}

	@Bean
	MonitorCollector monitorCollector(TimeSource time, MonitorSettings settings, StatusBoard board,
			PrometheusRegistry registry) {
		MonitorCollector collector = new MonitorCollector(time, board, settings.interval());
		board.listen(collector);
		registry.register(collector);
		return collector;
	}

	@Bean
	MonitorMeters monitorMeters(GridScheduler scheduler, StatusBoard board, EventStream stream, HttpProbers probers) {
		return new MonitorMeters(scheduler, board, stream, probers);
	}

	@Bean
	FrameworkMeters frameworkMeters() {
		return new FrameworkMeters();
	}

	@Bean
	StatusLog statusLog(StatusBoard board) {
		StatusLog log = new StatusLog();
		board.listen(log);
		return log;
	}

	@Bean
	MonitorLifecycle lifecycle(MonitorSettings settings, HttpProbers probers, GridScheduler scheduler,
			ProbeThreads threads, StatusBoard board, PauseMeter pauses, BoardEvents events, EventStream stream,
			PageEvents pages) {
		return new MonitorLifecycle(settings, probers, scheduler, threads,
				new Beats().every(MonitorLifecycle.PULSE, board::pulse)
					.every(MonitorLifecycle.PING, events::ping)
					.every(MonitorLifecycle.PULSE, pages::beat)
					.every(pauses.interval(), pauses::beat),
				stream, pages);
	}

}
