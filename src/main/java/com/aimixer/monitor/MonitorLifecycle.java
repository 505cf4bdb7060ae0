package com.aimixer.monitor;

import java.time.Duration;

import com.aimixer.monitor.config.MonitorSettings;
import com.aimixer.monitor.config.SettingsSummary;
import com.aimixer.monitor.page.PageEvents;
import com.aimixer.monitor.probe.http.HttpProbers;
import com.aimixer.monitor.schedule.GridScheduler;
import com.aimixer.monitor.stream.EventStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Starts the watch when everything else is ready and stops it first: no new turns, what
 * runs is interrupted, open event streams end, so that the web server can stop at once.
 */
final class MonitorLifecycle implements SmartLifecycle {

	/**
	 * How often changes of status that time alone brings are announced, and pages kept up
	 * to date.
	 */
	static final Duration PULSE = Duration.ofSeconds(1);

	/** How often event streams get a sign of life. */
	static final Duration PING = Duration.ofSeconds(2);

	private static final Logger logger = LoggerFactory.getLogger(MonitorLifecycle.class);

	private final MonitorSettings settings;

	private final HttpProbers probers;

	private final GridScheduler scheduler;

	private final ProbeThreads threads;

	private final Beats beats;

	private final EventStream stream;

	private final PageEvents pages;

	private volatile boolean running;

	MonitorLifecycle(MonitorSettings settings, HttpProbers probers, GridScheduler scheduler, ProbeThreads threads,
			Beats beats, EventStream stream, PageEvents pages) {
		this.settings = settings;
		this.probers = probers;
		this.scheduler = scheduler;
		this.threads = threads;
		this.beats = beats;
		this.stream = stream;
		this.pages = pages;
	}

	@Override
	public void start() {
		this.probers.warmUp();
		this.beats.start();
		this.scheduler.start();
		this.running = true;
		logger.info("Watching {}", SettingsSummary.line(this.settings));
	}

	@Override
	public void stop() {
		this.running = false;
		this.scheduler.close();
		this.threads.close();
		this.beats.close();
		this.stream.close();
		this.pages.close();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
