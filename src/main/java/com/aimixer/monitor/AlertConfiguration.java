package com.aimixer.monitor;

import java.net.InetAddress;
import java.net.UnknownHostException;

import com.aimixer.monitor.alert.AlertHistory;
import com.aimixer.monitor.alert.AlertLog;
import com.aimixer.monitor.alert.AlertOrigin;
import com.aimixer.monitor.alert.AlertPace;
import com.aimixer.monitor.alert.AlertRoom;
import com.aimixer.monitor.alert.DeliveryCounts;
import com.aimixer.monitor.alert.OwnAlerts;
import com.aimixer.monitor.alert.Watchdog;
import com.aimixer.monitor.alertmanager.Couriers;
import com.aimixer.monitor.alertmanager.PostSettings;
import com.aimixer.monitor.alertmanager.ReceivedAlerts;
import com.aimixer.monitor.alertmanager.WebhookController;
import com.aimixer.monitor.api.AlertsController;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.config.MonitorSettings;
import com.aimixer.monitor.config.MonitorSettings.Alerting;
import com.aimixer.monitor.metrics.AlertMeters;
import com.aimixer.monitor.storage.DurableHistory;
import com.aimixer.monitor.time.TimeSource;
import com.aimixer.monitor.view.AlertViews;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The alerts put together, in reading order: what is remembered, what comes in, what goes
 * out, what is looked at, what is shown.
 */
@Configuration(proxyBeanMethods = false)
@Import(AlertsController.class)
class AlertConfiguration {

	@Bean
	AlertHistory alertHistory(ObjectProvider<AlertLog> log, MonitorSettings settings) {
		AlertHistory history = new AlertHistory(log.getIfAvailable(() -> AlertLog.NONE), settings.historyAlerts(),
				AlertRoom.of(settings.endpoints().size()));
		history.listen(new AlertJournal());
		return history;
	}

	@Bean
	Watchdog watchdog(TimeSource time, MonitorSettings settings) {
		return new Watchdog(time, settings.alerting().watchdogTimeout());
	}

	@Bean
	ReceivedAlerts receivedAlerts(AlertHistory history, Watchdog watchdog, TimeSource time) {
		return new ReceivedAlerts(history, watchdog, time);
	}

	@Bean
	WebhookController webhook(MonitorSettings settings, ReceivedAlerts received) {
		return new WebhookController(settings.alerting().webhookTokenFile(), received);
	}

	@Bean
	DeliveryCounts deliveryCounts() {
		return new DeliveryCounts();
	}

	@Bean
	Couriers couriers(MonitorSettings settings, AlertHistory history, DeliveryCounts counts, TimeSource time) {
		Alerting alerting = settings.alerting();
		PostSettings post = PostSettings.of(pace(alerting), settings.links().monitor().toString(), alerting.ca());
		return new Couriers(alerting.urls(), OwnAlerts.most(settings.endpoints().size()), post, history, counts, time);
	}

	@Bean
	OwnAlerts ownAlerts(StatusBoard board, MonitorSettings settings, AlertHistory history, Couriers couriers,
			Watchdog watchdog, TimeSource time, ObjectProvider<DurableHistory> durable) {
		Alerting alerting = settings.alerting();
		AlertOrigin origin = new AlertOrigin(replica(alerting, durable.getIfAvailable()), settings.links().monitor(),
				settings.links().grafana());
		return new OwnAlerts(board, origin, pace(alerting), history, couriers, ifExpected(watchdog, settings), time);
	}

	@Bean
	AlertLifecycle alertLifecycle(OwnAlerts alerts, Couriers couriers, AlertHistory history, TimeSource time) {
		return new AlertLifecycle(alerts, couriers, history, time);
	}

	@Bean
	AlertViews alertViews(TimeSource time) {
		return new AlertViews(time);
	}

	@Bean
	AlertMeters alertMeters(DeliveryCounts counts, Watchdog watchdog, MonitorSettings settings) {
		return new AlertMeters(counts, ifExpected(watchdog, settings));
	}

	@Bean
	AlertingHealth alertingHealthIndicator(Couriers couriers, Watchdog watchdog, MonitorSettings settings) {
		return new AlertingHealth(couriers, ifExpected(watchdog, settings));
	}

	private static AlertPace pace(Alerting alerting) {
		return new AlertPace(alerting.speed(), alerting.heartbeat());
	}

	/** Where nobody may post there is no heartbeat to miss. */
	private static @Nullable Watchdog ifExpected(Watchdog watchdog, MonitorSettings settings) {
		return (settings.alerting().webhookTokenFile() != null) ? watchdog : null;
	}

	/**
	 * Without a name of its own the one of the first machine that this history was on.
	 */
	private static String replica(Alerting alerting, @Nullable DurableHistory durable) {
		String configured = alerting.replica();
		if (configured != null) {
			return configured;
		}
		return (durable != null) ? durable.replica(host()) : host();
	}

	/** In a cluster the name of the pod, which its successor has too. */
	private static String host() {
		String host = System.getenv("HOSTNAME");
		if (host != null && !host.isBlank()) {
			return host.strip();
		}
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException _) {
			return "monitor";
		}
	}

}
