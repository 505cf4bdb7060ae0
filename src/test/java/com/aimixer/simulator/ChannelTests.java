package com.aimixer.simulator;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.aimixer.simulator.channel.Channels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ChannelTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final ManualClock clock = new ManualClock();

	private Channels channels;

	@BeforeEach
	void start() throws IOException {
		this.channels = new Channels(Client.FREE, Client.FREE, this.clock).open();
	}

	@AfterEach
	void stop() {
		this.channels.close();
	}

	@Test
	void pagerDutyTakesEventsAndResolvesThemByTheirKey() throws Exception {
		assertThat(post(ChannelMessages.ENQUEUE, ChannelMessages.TRIGGER).statusCode()).isEqualTo(202);
		HttpResponse<String> answer = post(ChannelMessages.ENQUEUE, ChannelMessages.RESOLVE);
		assertThat(answer.statusCode()).isEqualTo(202);
		assertThat(answer.body()).contains("\"status\":\"success\"", "\"dedup_key\":\"d1\"");
		assertThat(facts()).containsExactly("pagerduty k trigger HighLatency us-west critical d1",
				"pagerduty k resolve HighLatency us-west critical d1");
	}

	@Test
	void slackTakesAttachmentsWithTheirChannel() throws Exception {
		HttpResponse<String> answer = post("/slack/services/T0/B0/x", ChannelMessages.SLACK);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("ok");
		assertThat(facts()).containsExactly("slack #alerts-warning resolve LowThroughput ap warning -");
	}

	@Test
	void watchdogTakesWebhooksOfAlertmanager() throws Exception {
		assertThat(post("/watchdog", ChannelMessages.WATCHDOG).statusCode()).isEqualTo(200);
		assertThat(facts()).containsExactly("watchdog watchdog trigger Watchdog - none {}:{}");
		assertThat(notifications().get(0).get("title").asString()).isEqualTo("[FIRING:1] NONE Watchdog");
	}

	@Test
	void notificationsCarryTimeTitleAndContent() throws Exception {
		Instant arrival = this.clock.wall();
		post("/slack/x", ChannelMessages.SLACK);
		JsonNode notification = notifications().get(0);
		assertThat(notification.propertyNames()).containsExactly("at", "channel", "to", "action", "title", "alertname",
				"severity", "region", "dedupKey", "content");
		assertThat(Instant.parse(notification.get("at").asString())).isEqualTo(arrival);
		assertThat(notification.get("title").asString()).isEqualTo("[RESOLVED] WARNING LowThroughput in ap");
		assertThat(notification.get("dedupKey").isNull()).isTrue();
		assertThat(notification.get("content").asString()).isEqualTo(ChannelMessages.SLACK);
	}

	@Test
	void halfACharacterDoesNotSpoilTheList() throws Exception {
		post("/slack/x", "{\"text\":\"[FIRING:1] INFO A \\ud83d\"}");
		assertThat(notifications().get(0).get("title").asString()).isEqualTo("[FIRING:1] INFO A ?");
	}

	@Test
	void headOfTheListSaysItsLength() throws Exception {
		post("/slack/x", ChannelMessages.SLACK);
		HttpResponse<String> head = Client.request("HEAD", this.channels.httpPort(), "/notifications", "");
		assertThat(head.body()).isEmpty();
		assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(get("/notifications").body().length());
	}

	@Test
	void onlyWhatCameSinceAMomentIsListed() throws Exception {
		post("/slack/x", ChannelMessages.SLACK);
		this.clock.advance(Duration.ofSeconds(5));
		Instant later = this.clock.wall();
		post("/watchdog", ChannelMessages.WATCHDOG);
		assertThat(JSON.readTree(get("/notifications?since=" + later).body()).size()).isEqualTo(1);
		assertThat(get("/notifications.tsv?since=" + later.toEpochMilli()).body().lines()).singleElement()
			.asString()
			.startsWith(later.toEpochMilli() + "\twatchdog\t");
		assertThat(get("/notifications.tsv").body().lines()).hasSize(2);
	}

	@Test
	void deletedNotificationsAreGone() throws Exception {
		post("/slack/x", ChannelMessages.SLACK);
		assertThat(Client.request("DELETE", this.channels.httpPort(), "/notifications", "").body())
			.isEqualTo("{\"deleted\":1}");
		assertThat(this.channels.notifications()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					/pagerduty/v2/enqueue | {"event_action":"resolve","dedup_key":"d"}                       | 'routing_key' is missing
					/pagerduty/v2/enqueue | {"routing_key":"k","dedup_key":"d"}                              | 'event_action' is missing
					/pagerduty/v2/enqueue | {"routing_key":"k","event_action":"resolve"}                     | 'dedup_key' is missing
					/pagerduty/v2/enqueue | {"routing_key":"k","event_action":"shout","dedup_key":"d"}       | 'event_action' is 'shout'
					/pagerduty/v2/enqueue | {"routing_key":"k","event_action":"trigger","dedup_key":"d"}     | 'payload.summary' is missing
					/pagerduty/v2/enqueue | {"routing_key":"k","event_action":"trigger","dedup_key":"d","payload":{"severity":"none"}} | 'payload.severity' is 'none'
					/pagerduty/v2/enqueue | [1]                                                              | not a JSON object
					/pagerduty/v2/enqueue | {"routing_key":"k","event_action":"resolve","dedup_key":"KEY256"}  | 'dedup_key' has 256 characters, more than 255
					/slack/x              | {{{                                                              | invalid_payload
					/slack/x              | {"channel":"#a"}                                                 | no_text
					/watchdog             | {"status":"firing"}                                              | not a webhook message
					/watchdog             | 7                                                                | not a webhook message
					/channels/slack       | {"behave":"nicely"}                                              | 'nicely' is not a behaviour
					/channels/slack       | error                                                            | not a JSON object
					""")
	void nonsenseIsRefusedInWordsAndNotRecorded(String path, String body, String words) throws Exception {
		HttpResponse<String> answer = post(path, body.replace("KEY256", "k".repeat(256)));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains(words);
		assertThat(this.channels.notifications()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "GET,/nothing,404", "GET,/watchdog,405", "PUT,/notifications,405", "POST,/channels/fax,404",
			"GET,/channels/slack,405", "GET,/notifications?since=noon,400", "GET,/notifications?from=1,400" })
	void wrongCallsAreAnsweredInWords(String method, String path, int status) throws Exception {
		HttpResponse<String> answer = Client.request(method, this.channels.httpPort(), path, "");
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).contains("\"detail\":\"");
	}

	@Test
	void usageNamesThePortOfTheMailServer() throws Exception {
		assertThat(get("/").body()).contains("port " + this.channels.mailPort(), "/pagerduty/v2/enqueue",
				"{\"behave\"");
	}

	@Test
	void simulatorRunsThemWhenAsked() throws Exception {
		try (Simulator simulator = new Simulator(new SimulatorOptions(0, 1, null, true)).start()) {
			int port = simulator.channels().orElseThrow().httpPort();
			assertThat(Client.request("POST", port, "/slack/x", ChannelMessages.SLACK).statusCode()).isEqualTo(200);
			assertThat(Banner.of(simulator)).last()
				.asString()
				.contains("http://127.0.0.1:" + port + "/ ",
						"mail at 127.0.0.1:" + simulator.channels().orElseThrow().mailPort());
		}
	}

	private HttpResponse<String> post(String path, String body) throws Exception {
		return Client.request("POST", this.channels.httpPort(), path, body);
	}

	private HttpResponse<String> get(String path) throws Exception {
		return Client.get(this.channels.httpPort(), path);
	}

	private JsonNode notifications() throws Exception {
		return JSON.readTree(get("/notifications").body());
	}

	/** The lines for shell scripts without their time, and blanks for tabs. */
	private List<String> facts() throws Exception {
		return get("/notifications.tsv").body()
			.lines()
			.map((line) -> line.substring(line.indexOf('\t') + 1).replace('\t', ' '))
			.toList();
	}

}
