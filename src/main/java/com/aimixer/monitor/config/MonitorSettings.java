package com.aimixer.monitor.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.aimixer.monitor.endpoint.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The checked configuration of the monitor: whoever holds one need not check again.
 *
 * @param interval time between two probes of an endpoint, 1 s to 1 h
 * @param timeout deadline of a whole probe, shorter than the interval
 * @param confirm how a first failure is confirmed
 * @param endpoints what is monitored, 1 to 10,000, with unique names
 * @param historyRecords probe records kept per endpoint, 1 to 100,000
 * @param historyAlerts how long resolved alerts are listed
 * @param dataDir directory of the durable history, or null to keep everything in memory
 * @param alerting whom alerts are posted to and who may post here
 * @param links where people find runbooks and dashboards
 */
public record MonitorSettings(Duration interval, Duration timeout, Confirmation confirm, List<Endpoint> endpoints,
		int historyRecords, Duration historyAlerts, @Nullable Path dataDir, Alerting alerting, Links links) {

	public MonitorSettings {
		endpoints = List.copyOf(endpoints);
	}

	/**
	 * How a first failure is confirmed.
	 *
	 * @param attempts probes that must fail too, 0 to 10
	 * @param spacing pause before each of them
	 */
	public record Confirmation(int attempts, Duration spacing) {

		/** Twice, a second apart. */
		public static final Confirmation DEFAULT = new Confirmation(2, Duration.ofSeconds(1));

	}

	/**
	 * The way to Alertmanager and back.
	 *
	 * @param urls Alertmanagers that alerts are posted to, without a slash at the end
	 * @param ca PEM file with the authorities of the Alertmanagers, or null for those of
	 * the JDK
	 * @param replica name of this monitor among its replicas, or null for that of the
	 * machine on which the history began
	 * @param heartbeat how often an alert that fires is posted again, 1 s to 10 min
	 * @param speed by what the durations of alerts are divided, 1 to 60
	 * @param webhookTokenFile file with the token of those who may post here, or null if
	 * nobody may
	 * @param watchdogTimeout how long the heartbeat of Prometheus may be silent
	 */
	public record Alerting(List<URI> urls, @Nullable Path ca, @Nullable String replica, Duration heartbeat, int speed,
			@Nullable Path webhookTokenFile, Duration watchdogTimeout) {

		/** To nobody and from nobody; two heartbeats of five minutes may be lost. */
		public static final Alerting DEFAULT = new Alerting(List.of(), null, null, Duration.ofMinutes(1), 1, null,
				Duration.ofMinutes(11));

		public Alerting {
			urls = List.copyOf(urls);
		}

	}

	/**
	 * Bases of the links in alerts, without a slash at the end.
	 *
	 * @param monitor this monitor as people reach it
	 * @param grafana Grafana as people reach it
	 */
	public record Links(URI monitor, URI grafana) {

		/** The production addresses. */
		public static final Links DEFAULT = new Links(URI.create("https://monitor.aimixer.com"),
				URI.create("https://grafana.aimixer.com"));

	}

}
