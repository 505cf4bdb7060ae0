package com.aimixer.monitor.probe.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

import com.aimixer.monitor.endpoint.Expectations;
import com.aimixer.monitor.endpoint.JsonExpectation;
import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.endpoint.StatusRanges;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Succeeded;
import com.aimixer.monitor.time.SystemTimeSource;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a good answer looks like, and what is said of one that does not.
 */
class ExpectationTests {

	@RegisterExtension
	private static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private static final HttpProbers probers = new HttpProbers(new SystemTimeSource(), Duration.ofSeconds(20));

	@AfterAll
	static void close() {
		probers.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			200-299 | 200 |
			200-299 | 204 |
			200,404 | 404 |
			200-299 | 304 | HTTP 304, expected 200-299
			200-299 | 404 | HTTP 404, expected 200-299
			200,204 | 201 | HTTP 201, expected 200,204
			500-599 | 200 | HTTP 200, expected 500-599
			""")
	void theStatusMustBeExpected(String expected, int status, @Nullable String detail) {
		ProbeOutcome outcome = probe(aResponse().withStatus(status),
				new Expectations(StatusRanges.parse(expected), null, null, Map.of()));
		if (detail == null) {
			assertThat(((Succeeded) outcome).httpStatus()).isEqualTo(status);
			return;
		}
		Failed failed = (Failed) outcome;
		assertThat(failed.reason()).isEqualTo(Reason.STATUS);
		assertThat(failed.phase()).isEqualTo(Phase.WAIT);
		assertThat(failed.detail()).isEqualTo(detail);
		assertThat(failed.httpStatus()).isEqualTo(status);
	}

	@Test
	void theBodyMustContainTheText() {
		Expectations expected = new Expectations(StatusRanges.SUCCESSFUL, "all fine", null, Map.of());
		assertThat(probe(ok("well, all fine here"), expected)).isInstanceOf(Succeeded.class);
		assertThat(assertion(ok("not\u0007at all\r\n" + "x".repeat(500)), expected))
			.isEqualTo("body does not contain 'all fine': 'not at all " + "x".repeat(69) + "...'");
	}

	@Test
	void theBodyIsReadInItsCharset() {
		Expectations expected = new Expectations(StatusRanges.SUCCESSFUL, "größer", null, Map.of());
		byte[] latin = "größer".getBytes(StandardCharsets.ISO_8859_1);
		assertThat(probe(ok().withHeader("Content-Type", "text/plain; charset=ISO-8859-1").withBody(latin), expected))
			.isInstanceOf(Succeeded.class);
		assertThat(probe(ok().withBody("größer".getBytes(StandardCharsets.UTF_8)), expected))
			.isInstanceOf(Succeeded.class);
		assertThat(probe(ok().withBody(latin), expected)).isInstanceOf(Failed.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			$.status           | ok    | {"status":"ok"}            |
			$.status           |       | {"status":"anything"}      |
			$.status           |       | {"status":null}            |
			$.status           | null  | {"status":null}            |
			$.ready            | true  | {"ready":true}             |
			$.count            | 1     | {"count":1.0}              |
			$.count            | 1.0   | {"count":1}                |
			$.count            | 100   | {"count":1e2}              |
			$.tags[*]          | b     | {"tags":["a","b"]}         |
			$.tags             | ["a"] | {"tags":["a"]}             |
			$..region          | eu    | {"a":[{"region":"eu"}]}    |
			$                  | 5     | 5                          |
			$.status           | ok    | {"status":"down"}          | JSON path $.status is 'down', expected 'ok'
			$.count            | 2     | {"count":1}                | JSON path $.count is '1', expected '2'
			$.count            | many  | {"count":1}                | JSON path $.count is '1', expected 'many'
			$.version          | 1.0   | {"version":"1"}            | JSON path $.version is '1', expected '1.0'
			$.tags[*]          | c     | {"tags":["a","b"]}         | JSON path $.tags[*] is 'a, b', expected 'c'
			$.missing          |       | {"status":"ok"}            | JSON path $.missing found nothing
			$.tags[?(@.x==1)]  |       | {"tags":[]}                | JSON path $.tags[?(@.x==1)] found nothing
			$.a.b.c            |       | {"a":5}                    | JSON path $.a.b.c found nothing
			$.status           | ok    | <html>fine</html>          | body is no JSON: '<html>fine</html>'
			$.status           | ok    | just some text             | body is no JSON: 'just some text'
			$.status           | ok    | {"status":"ok"             | body is no JSON: '{"status":"ok"'
			$.status           | ok    | {"status":"ok"} and more   | body is no JSON: '{"status":"ok"} and more'
			$.status           | ok    | {'status':'ok'}            | body is no JSON: '{'status':'ok'}'
			""")
	void theJsonMustSayWhatIsExpected(String path, @Nullable String value, String body, @Nullable String detail) {
		Expectations expected = new Expectations(StatusRanges.SUCCESSFUL, null, new JsonExpectation(path, value),
				Map.of());
		if (detail == null) {
			assertThat(probe(okJson(body), expected)).isInstanceOf(Succeeded.class);
			return;
		}
		assertThat(assertion(okJson(body), expected)).isEqualTo(detail);
	}

	@Test
	void anEmptyOrBottomlessBodyIsNoJson() {
		Expectations expected = new Expectations(StatusRanges.SUCCESSFUL, null, new JsonExpectation("$.a", null),
				Map.of());
		assertThat(assertion(ok(), expected)).isEqualTo("body is no JSON: ''");
		assertThat(assertion(okJson("[".repeat(1_000_000)), expected)).startsWith("body is no JSON: '[[[");
	}

	@Test
	void aHeaderMustBeThereAndMatch() {
		Expectations expected = new Expectations(StatusRanges.SUCCESSFUL, null, null,
				Map.of("X-Region", Pattern.compile("^eu-")));
		assertThat(probe(ok().withHeader("x-region", "eu-west"), expected)).isInstanceOf(Succeeded.class);
		assertThat(probe(ok().withHeader("X-Region", "us-east", "eu-west"), expected)).isInstanceOf(Succeeded.class);
		assertThat(assertion(ok(), expected)).isEqualTo("header X-Region is missing");
		assertThat(assertion(ok().withHeader("X-Region", "us-east"), expected))
			.isEqualTo("header X-Region is 'us-east', expected '^eu-'");
	}

	@Test
	void theSizeOfTheBodyIsJudgedBeforeWhatItSays() {
		Expectations expected = new Expectations(StatusRanges.SUCCESSFUL, "fine", null, Map.of());
		Failed failed = (Failed) probe(ok("x".repeat(2048)), expected, 1024);
		assertThat(failed.reason()).isEqualTo(Reason.TOO_LARGE);
		assertThat(failed.detail()).isEqualTo("body larger than 1 kB");
	}

	@Test
	void aPathThatCannotBeReadIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> SettingsCheck.jsonPath("$.a[?("))
			.withMessageStartingWith("JSON path '$.a[?(' cannot be read");
		SettingsCheck.jsonPath("$.a");
	}

	private static String assertion(ResponseDefinitionBuilder response, Expectations expectations) {
		Failed failed = (Failed) probe(response, expectations);
		assertThat(failed.reason()).isEqualTo(Reason.ASSERTION);
		assertThat(failed.phase()).isEqualTo(Phase.BODY);
		return failed.detail();
	}

	private static ProbeOutcome probe(ResponseDefinitionBuilder response, Expectations expectations) {
		return probe(response, expectations, RequestSettings.DEFAULT_MAX_BODY_BYTES);
	}

	private static ProbeOutcome probe(ResponseDefinitionBuilder response, Expectations expectations, long maxBody) {
		server.stubFor(any(anyUrl()).willReturn(response));
		RequestSettings request = new RequestSettings(URI.create(server.baseUrl()), "GET", Map.of(), false, false,
				maxBody);
		return probers.proberFor(Endpoints.of(request, expectations)).probe();
	}

}
