package com.aimixer.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The simulator's stand-ins for PagerDuty, Slack, the mail server and the webhook of the
 * heartbeat.
 */
final class Channels {

	private static final int HTTP = 200;

	private static final int SMTP = 225;

	private final int base;

	private Channels(int base) {
		this.base = base;
	}

	/**
	 * What came over a channel.
	 *
	 * @param channel pagerduty, slack, email or watchdog
	 * @param to the mail address, the channel of Slack, the key of PagerDuty
	 * @param action trigger or resolve
	 * @param title its title
	 * @param about the alert and, where it has one, its region
	 * @param key what PagerDuty joins triggers and resolves by, empty elsewhere
	 * @param content all of it
	 */
	record Notification(String channel, String to, String action, String title, String about, String key,
			String content) {

		static Notification of(JsonNode item) {
			String region = item.path("region").asString("");
			return new Notification(item.path("channel").asString(), item.path("to").asString(),
					item.path("action").asString(), item.path("title").asString(),
					item.path("alertname").asString("") + (region.isEmpty() ? "" : " in " + region),
					item.path("dedupKey").asString(""), item.path("content").asString());
		}

		/** The essence in one line. */
		String line() {
			return this.channel + " " + this.to + ": " + this.action + " " + this.about;
		}

	}

	static Channels start(Workplace work) {
		Channels channels = new Channels(
				Ports.base(IntStream.concat(IntStream.of(Mixer.OFFSETS), IntStream.of(HTTP, SMTP)).toArray()));
		work.start("channels",
				Program.jar("ai-mixer-monitor-simulator.jar", List.of("--base-port=" + channels.base, "--channels")));
		work.await("the channels serve", Duration.ofSeconds(60), () -> assertThat(channels.notifications()).isEmpty());
		return channels;
	}

	int port() {
		return this.base + HTTP;
	}

	int smtpPort() {
		return this.base + SMTP;
	}

	/** Everything that came, oldest first. */
	List<Notification> notifications() throws IOException, InterruptedException {
		List<Notification> notifications = new ArrayList<>();
		Http.json(url("/notifications")).forEach((item) -> notifications.add(Notification.of(item)));
		return notifications;
	}

	/** What came for people, in one line each: not what a monitor would be told. */
	List<String> lines() throws IOException, InterruptedException {
		return notifications().stream()
			.filter((notification) -> !notification.channel().equals("watchdog"))
			.map(Notification::line)
			.toList();
	}

	/** How often the heartbeat has come. */
	long heartbeats() throws IOException, InterruptedException {
		return webhook("watchdog").count();
	}

	/** What has come for the history, oldest first. */
	List<String> history() throws IOException, InterruptedException {
		return webhook("history").map((message) -> message.action() + " " + message.about()).toList();
	}

	private Stream<Notification> webhook(String receiver) throws IOException, InterruptedException {
		return notifications().stream()
			.filter((message) -> message.channel().equals("watchdog") && message.to().equals(receiver));
	}

	/** Make a channel answer with errors, hang or refuse, or be well again. */
	void behave(String channel, String behaviour) throws IOException, InterruptedException {
		Http.send("POST", url("/channels/" + channel), "{\"behave\":\"" + behaviour + "\"}");
	}

	private String url(String path) {
		return "http://127.0.0.1:" + port() + path;
	}

}
