package com.aimixer.monitor.alertmanager;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What Alertmanager posts to a webhook; only what is read here.
 *
 * @param alertmanager address of the sender
 * @param alerts the alerts of a group
 */
record WebhookMessage(@JsonProperty("externalURL") @Nullable String alertmanager,
		@Nullable List<@Nullable Item> alerts) {

	String sender() {
		return (this.alertmanager != null && !this.alertmanager.isBlank()) ? this.alertmanager : "alertmanager";
	}

	/**
	 * One alert.
	 *
	 * @param status firing or resolved
	 * @param labels what it is about
	 * @param annotations what people read
	 * @param startsAt when it fired
	 * @param endsAt when it ended, if it did
	 */
	record Item(@Nullable String status, @Nullable Map<String, @Nullable String> labels,
			@Nullable Map<String, @Nullable String> annotations, @Nullable Instant startsAt, @Nullable Instant endsAt) {
	}

}
