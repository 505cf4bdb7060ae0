package com.aimixer.simulator.channel;

/**
 * What {@code GET /} of the channels' port says.
 */
final class ChannelUsage {

	static final String TEXT = """
			AI Mixer simulator: stand-ins for the notification channels

			POST   /pagerduty/v2/enqueue  PagerDuty's Events API v2
			POST   /slack/...             Slack's incoming webhook
			POST   /watchdog              Alertmanager's webhook
			mail                          SMTP on port %d, AUTH with any user and password, or without

			GET    /notifications         what came, oldest first, as JSON; ?since=2026-01-31T12:00:00Z, or epoch millis
			GET    /notifications.tsv     the same, one a line, tabs between; - for nothing:
			                              at (epoch millis), channel, to, action, alertname, region, severity, dedupKey
			DELETE /notifications         forget them
			GET    /channels              how each channel behaves
			POST   /channels/{name}       {"behave":"ok"}, or error, hang, refuse-or-reset;
			                              names: pagerduty, slack, email, watchdog

			Kept are the newest 10,000, fewer where their facts are very long; the oldest of many lose their content.
			""";

	private ChannelUsage() {
	}

}
