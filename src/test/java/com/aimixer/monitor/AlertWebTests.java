package com.aimixer.monitor;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The alerts over real HTTP, and whom the webhook refuses.
 */
class AlertWebTests {

	private static final String WEBHOOK = "/api/v1/alertmanager";

	private static final String TOKEN = "Authorization: Bearer " + AlertStory.TOKEN;

	private static final String MESSAGE = """
			{"alerts":[{"status":"firing","labels":{"alertname":"A"},"startsAt":"2026-03-01T11:59:00Z"}]}""";

	@RegisterExtension
	private static final StoryServer server = new StoryServer();

	@Test
	void alertsSayWhatFiresFirstAndForHowLong() {
		JsonNode items = server.json("/api/v1/alerts").get("items");
		assertThat(field(items, "alert")).containsExactly("ServiceDown", "SlowResponse");
		assertThat(field(items, "state")).containsExactly("firing", "resolved");
		JsonNode firing = items.get(0);
		assertThat(firing.get("durationMs").asDouble()).isEqualTo(90_000.0);
		assertThat(firing.get("endsAt").isNull()).isTrue();
		assertThat(firing.get("source").asString()).isEqualTo("monitor");
		assertThat(firing.get("runbookUrl").asString()).endsWith("/runbooks/ServiceDown");
		assertThat(items.get(1).get("durationMs").asDouble()).isEqualTo(30_000.0);
	}

	@ParameterizedTest
	@CsvSource({ "firing, ServiceDown", "resolved, SlowResponse" })
	void alertsOfOneStateCanBeAskedFor(String state, String alert) {
		assertThat(field(server.json("/api/v1/alerts?state=" + state).get("items"), "alert")).containsExactly(alert);
	}

	@Test
	void anotherStateIsAProblem() {
		HttpResponse<String> response = server.get("/api/v1/alerts?state=pending");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(StoryServer.JSON.readTree(response.body()).get("detail").asString())
			.isEqualTo("state = pending is not known: use firing or resolved");
	}

	@Test
	void alertsAreLimitedWithWhatFiresFirst() {
		assertThat(field(server.json("/api/v1/alerts?limit=1").get("items"), "alert")).containsExactly("ServiceDown");
	}

	@Test
	void theRestOfALongListCanBeAskedFor() {
		JsonNode rest = server.json("/api/v1/alerts?offset=1");
		assertThat(rest.get("total").asInt()).isEqualTo(2);
		assertThat(field(rest.get("items"), "alert")).containsExactly("SlowResponse");
		assertThat(server.json("/api/v1/alerts?offset=2").get("items")).isEmpty();
		assertThat(server.get("/api/v1/alerts?offset=-1").body())
			.contains("offset = -1 is out of range: use 0 or more");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1001 })
	void anotherLimitIsAProblem(int limit) {
		HttpResponse<String> response = server.get("/api/v1/alerts?limit=" + limit);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(StoryServer.JSON.readTree(response.body()).get("detail").asString())
			.isEqualTo("limit = " + limit + " is out of range: use 1 to 1000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Authorization: Bearer 0123456789abcdef012", "Authorization: Bearer ",
			"Authorization: Basic 0123456789abcdef0123", "Authorization: 0123456789abcdef0123",
			"Authorization: Bearer 0123456789abcdef01234" })
	void nobodyPostsWithoutTheToken(String header) {
		HttpResponse<String> response = post(header, MESSAGE);
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).doesNotContain("Exception").doesNotContain("at com.");
		assertThat(server.json("/api/v1/alerts").get("items")).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "{}", "{'alerts':[{}]}", "{'alerts':[null]}",
			"{'alerts':[{'status':'firing','labels':{'alertname':'A'}}]}",
			"{'alerts':[{'status':'firing','labels':{'alertname':null},'startsAt':'2026-03-01T12:00:00Z'}]}",
			"{'alerts':[{'status':'odd','labels':{'alertname':'A'},'startsAt':'2026-03-01T12:00:00Z'}]}",
			"{'alerts':[{'status':'firing','labels':{'alertname':'A'},'startsAt':'yesterday'}]}",
			"{'alerts':[{'status':'firing','labels':{'alertname':'A'},'startsAt':'+300000000-01-01T00:00:00Z'}]}",
			"{'alerts':[{'status':'firing','labels':{'alertname':'A'},'startsAt':'+9999999999-01-01T00:00:00Z'}]}",
			"{'alerts':[{'status':'firing','labels':{'alertname':'A'},'startsAt':1e300}]}",
			"{'alerts':[{'status':'firing','labels':{'alertname':'A'},'startsAt':99999999999999999999}]}" })
	void whatIsNoMessageIsAProblemAndChangesNothing(String body) {
		HttpResponse<String> response = post(TOKEN, body.replace('\'', '"'));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
		assertThat(StoryServer.JSON.readTree(response.body()).get("detail").asString())
			.startsWith("Not a message of Alertmanager: ")
			.doesNotContain("aimixer", "java", "null");
		assertThat(server.json("/api/v1/alerts").get("items")).hasSize(2);
	}

	@Test
	void aBodyWithoutEndIsCutOff() {
		byte[] huge = " ".repeat(1024 * 1024 + 1).getBytes(StandardCharsets.US_ASCII);
		assertThat(server.post(WEBHOOK, TOKEN, BodyPublishers.ofByteArray(huge)).statusCode()).isEqualTo(413);
		assertThat(server.post(WEBHOOK, TOKEN, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge)))
			.statusCode()).isEqualTo(413);
	}

	private HttpResponse<String> post(String header, String body) {
		return server.post(WEBHOOK, header, BodyPublishers.ofString(body));
	}

	private static List<String> field(JsonNode items, String name) {
		return items.valueStream().map((item) -> item.get(name).asString("")).toList();
	}

}
