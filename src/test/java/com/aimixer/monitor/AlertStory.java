package com.aimixer.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.aimixer.monitor.alert.AlertHistory;
import com.aimixer.monitor.alert.AlertLog;
import com.aimixer.monitor.alert.AlertPace;
import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.AlertSource;
import com.aimixer.monitor.alert.DeliveryCounts;
import com.aimixer.monitor.alert.Watchdog;
import com.aimixer.monitor.alertmanager.Couriers;
import com.aimixer.monitor.alertmanager.PostSettings;
import com.aimixer.monitor.alertmanager.ReceivedAlerts;
import com.aimixer.monitor.alertmanager.WebhookController;
import com.aimixer.monitor.api.AlertsController;
import com.aimixer.monitor.metrics.AlertMeters;
import com.aimixer.monitor.time.ManualTimeSource;
import com.aimixer.monitor.time.TimeSource;
import com.aimixer.monitor.view.AlertViews;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The alerts of {@link WebStory}: us-west was slow for five minutes, eu-west is down.
 */
@Configuration(proxyBeanMethods = false)
@Import(AlertsController.class)
class AlertStory {

	static final String TOKEN = "0123456789abcdef0123";

	@Bean
	AlertHistory alertHistory() {
		AlertHistory history = new AlertHistory(AlertLog.NONE, Duration.ofDays(30));
		history.save(alert("SlowResponse", "warning", "us-west").resolved(ManualTimeSource.START.plusSeconds(30)));
		history.save(alert("ServiceDown", "critical", "eu-west"));
		return history;
	}

	private static AlertRecord alert(String name, String severity, String target) {
		return AlertRecord.fired(AlertSource.MONITOR,
				Map.of("alertname", name, "severity", severity, "region", target, "target", target),
				Map.of("summary", name + " of " + target, "description", "Evidence.", "runbook_url",
						"https://monitor.example.com/runbooks/" + name),
				ManualTimeSource.START);
	}

	@Bean
	Watchdog watchdog(TimeSource time) {
		return new Watchdog(time, Duration.ofMinutes(11));
	}

	@Bean
	AlertViews alertViews(TimeSource time) {
		return new AlertViews(time);
	}

	@Bean
	AlertMeters alertMeters(Watchdog watchdog) {
		return new AlertMeters(new DeliveryCounts(), watchdog);
	}

	@Bean
	AlertingHealth alertingHealthIndicator(AlertHistory history, Watchdog watchdog, TimeSource time) {
		Couriers nobody = new Couriers(List.of(), 0,
				PostSettings.of(AlertPace.DEFAULT, "https://monitor.example.com", null), history, new DeliveryCounts(),
				time);
		return new AlertingHealth(nobody, watchdog);
	}

	@Bean
	ReceivedAlerts receivedAlerts(AlertHistory history, Watchdog watchdog, TimeSource time) {
		return new ReceivedAlerts(history, watchdog, time);
	}

	@Bean
	WebhookController webhook(ReceivedAlerts received) throws IOException {
		Path file = Files.createTempFile("token", "");
		file.toFile().deleteOnExit();
		Files.writeString(file, TOKEN + "\n");
		return new WebhookController(file, received);
	}

}
