package com.aimixer.e2e;

import java.time.Instant;

import tools.jackson.databind.JsonNode;

/**
 * A notification that a stand-in for a channel took.
 *
 * @param at when it arrived
 * @param channel such as {@code pagerduty}
 * @param to Slack's channel, the address of a mail, PagerDuty's routing key
 * @param action {@code trigger} or {@code resolve}
 * @param alert name and region of the alert
 * @param dedupKey what joins trigger and resolve in PagerDuty, empty elsewhere
 */
record Page(Instant at, String channel, String to, String action, String alert, String dedupKey) {

	static Page of(JsonNode node) {
		return new Page(Instant.parse(node.path("at").asString()), node.path("channel").asString(),
				node.path("to").asString(), node.path("action").asString(),
				(node.path("alertname").asString("") + " " + node.path("region").asString("")).strip(),
				node.path("dedupKey").asString(""));
	}

	/** Where it went. */
	String receiver() {
		return this.channel.equals("pagerduty") ? this.channel : this.channel + " " + this.to;
	}

}
