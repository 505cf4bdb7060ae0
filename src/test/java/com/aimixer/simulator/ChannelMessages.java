package com.aimixer.simulator;

/**
 * What Alertmanager sends to the channels.
 */
final class ChannelMessages {

	static final String ENQUEUE = "/pagerduty/v2/enqueue";

	static final String TRIGGER = """
			{"routing_key":"k","event_action":"trigger","dedup_key":"d1","payload":{"severity":"critical",
			"source":"am","summary":"[FIRING:1] CRITICAL HighLatency in us-west"}}""";

	static final String RESOLVE = """
			{"routing_key":"k","event_action":"resolve","dedup_key":"d1"}""";

	static final String SLACK = """
			{"channel":"#alerts-warning","attachments":[{"title":"[RESOLVED] WARNING LowThroughput in ap"}]}""";

	static final String WATCHDOG = """
			{"version":"4","receiver":"watchdog","status":"firing","groupKey":"{}:{}",
			"commonLabels":{"alertname":"Watchdog","severity":"none"},"alerts":[{"status":"firing"}]}""";

	private ChannelMessages() {
	}

}
