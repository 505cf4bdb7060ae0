package com.aimixer.monitor.probe.http;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.endpoint.TlsSettings;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.PhaseTimes;
import com.aimixer.monitor.probe.Prober;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Succeeded;
import com.aimixer.monitor.time.SystemTimeSource;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What is sent, over which connection and where to.
 */
class ConnectionTests {

	@RegisterExtension
	private static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort().dynamicHttpsPort())
		.build();

	private static final HttpProbers probers = new HttpProbers(new SystemTimeSource(), Duration.ofSeconds(20),
			(host) -> List.of(InetAddress.getLoopbackAddress()));

	@AfterAll
	static void close() {
		probers.close();
	}

	@Test
	void aFreshConnectionServesOneProbe() {
		assertThat(connectionsOfThreeProbes(false)).isEqualTo(3);
	}

	@Test
	void aReusedConnectionServesMany() {
		assertThat(connectionsOfThreeProbes(true)).isEqualTo(1);
	}

	@Test
	void aReusedConnectionSkipsTheFirstPhases() {
		try (RawServer alive = new RawServer(RawServer::keepAlive)) {
			Prober prober = probers.proberFor(Endpoints.of(request(alive.http(), false, true)));
			prober.probe();
			PhaseTimes times = ((Succeeded) prober.probe()).phases();
			assertThat(times.connectNanos()).isZero();
			assertThat(times.waitNanos()).isPositive();
		}
	}

	@Test
	void aReusedConnectionThatTheServerClosedMeanwhileIsReplaced() {
		try (RawServer closing = new RawServer(RawServer.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))) {
			Prober prober = probers.proberFor(Endpoints.of(request(closing.http(), false, true)));
			for (int i = 0; i < 5; i++) {
				assertThat(prober.probe()).isInstanceOf(Succeeded.class);
			}
		}
	}

	@Test
	void garbageOnAReusedConnectionIsAFailure() {
		try (RawServer server = new RawServer((socket) -> {
			RawServer.readHead(socket.getInputStream());
			socket.getOutputStream()
				.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
			RawServer.readHead(socket.getInputStream());
			socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		})) {
			Prober prober = probers.proberFor(Endpoints.of(request(server.http(), false, true)));
			assertThat(prober.probe()).isInstanceOf(Succeeded.class);
			assertThat(prober.probe()).isInstanceOfSatisfying(Failed.class,
					(failed) -> assertThat(failed.reason()).isEqualTo(Reason.PROTOCOL));
		}
	}

	@Test
	void freshConnectionsNeedNoHousekeeper() {
		try (RawServer well = new RawServer(RawServer.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
				RawServer resetting = new RawServer(RawServer.answerAndReset("HTTP/1.1 200"))) {
			Prober first = probers.proberFor(Endpoints.of(request(well.http(), false, false)));
			Prober second = probers.proberFor(Endpoints.of(request(resetting.http(), false, false)));
			for (int i = 0; i < 5; i++) {
				assertThat(first.probe()).isInstanceOf(Succeeded.class);
				assertThat(second.probe()).isInstanceOf(Failed.class);
			}
		}
		assertThat(FreshConnections.pending()).isZero();
	}

	@Test
	void theRequestSaysWhoAsksAndCarriesTheConfiguredHeaders() {
		server.stubFor(any(anyUrl()).willReturn(ok()));
		RequestSettings request = new RequestSettings(URI.create(base() + "/a?b=c"), "POST", Map.of("X-Key", "secret"),
				false, false, 1000);
		assertThat(probers.proberFor(Endpoints.of(request)).probe()).isInstanceOf(Succeeded.class);
		LoggedRequest sent = server.findAll(anyRequestedFor(anyUrl())).getFirst();
		assertThat(sent.getMethod().value()).isEqualTo("POST");
		assertThat(sent.getUrl()).isEqualTo("/a?b=c");
		assertThat(sent.getHeader("User-Agent")).isEqualTo("ai-mixer-monitor");
		assertThat(sent.getHeader("X-Key")).isEqualTo("secret");
		assertThat(sent.getHeader("Connection")).isEqualTo("close");
	}

	@Test
	void httpTwoIsSpokenWhereItIsOffered() {
		server.stubFor(any(anyUrl()).willReturn(ok()));
		URI url = URI.create("https://two.test:" + server.getRuntimeInfo().getHttpsPort() + "/");
		Succeeded succeeded = (Succeeded) probers.proberFor(Endpoints.of(url, new TlsSettings(null, null, false)))
			.probe();
		assertThat(succeeded.certificateExpiresAt()).isNotNull();
		assertThat(server.findAll(anyRequestedFor(anyUrl())).getFirst().getProtocol()).isEqualTo("HTTP/2.0");
	}

	@Test
	void aRedirectIsTheAnswerUnlessItIsToBeFollowed() {
		server.stubFor(any(urlEqualTo("/old")).willReturn(temporaryRedirect("/new")));
		server.stubFor(any(urlEqualTo("/new")).willReturn(ok()));
		URI old = URI.create(base() + "/old");
		Failed failed = (Failed) probers.proberFor(Endpoints.at(old)).probe();
		assertThat(failed.detail()).isEqualTo("HTTP 302, expected 200-299");
		assertThat(probers.proberFor(Endpoints.of(request(old, true, false))).probe()).isInstanceOf(Succeeded.class);
	}

	@Test
	void aCircleOfRedirectsIsAProtocolFailure() {
		server.stubFor(any(anyUrl()).willReturn(temporaryRedirect("/again")));
		Failed failed = (Failed) probers.proberFor(Endpoints.of(request(URI.create(base()), true, false))).probe();
		assertThat(failed.reason()).isEqualTo(Reason.PROTOCOL);
		assertThat(failed.detail()).isEqualTo("redirected more than 20 times");
	}

	@Test
	void aFailureAfterARedirectDoesNotCarryTheStatusOfTheRedirect() {
		try (RawServer other = new RawServer(RawServer.answer(""))) {
			server.stubFor(any(anyUrl()).willReturn(temporaryRedirect(other.http().toString())));
			Failed failed = (Failed) probers.proberFor(Endpoints.of(request(URI.create(base()), true, false))).probe();
			assertThat(failed.reason()).isEqualTo(Reason.PROTOCOL);
			assertThat(failed.phase()).isEqualTo(Phase.WAIT);
			assertThat(failed.httpStatus()).isNull();
		}
	}

	@Test
	void aRedirectToAnotherServerDoesNotTakeTheSecretsThere() {
		AtomicReference<String> seen = new AtomicReference<>("");
		try (RawServer other = new RawServer((socket) -> {
			seen.set(head(socket));
			socket.getOutputStream().write("HTTP/1.1 204 Fine\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		})) {
			server.stubFor(any(anyUrl()).willReturn(temporaryRedirect(other.http().toString())));
			RequestSettings request = new RequestSettings(URI.create(base()), "GET", Map.of("X-Key", "secret"), true,
					false, 1000);
			assertThat(probers.proberFor(Endpoints.of(request)).probe()).isInstanceOf(Succeeded.class);
			assertThat(server.findAll(anyRequestedFor(anyUrl())).getFirst().getHeader("X-Key")).isEqualTo("secret");
			assertThat(seen.get()).contains("Host: 127.0.0.1:" + other.port()).doesNotContain("secret");
		}
	}

	@Test
	void aRequestThatCannotBeSentIsRefusedWithoutItsSecrets() {
		RequestSettings request = new RequestSettings(URI.create("http://a.test/"), "GET",
				Map.of("X-Key", "secret\nsecret"), false, false, 1000);
		assertThatIllegalArgumentException().isThrownBy(() -> SettingsCheck.request(request))
			.withMessageContaining("'X-Key'")
			.withMessageNotContaining("secret")
			.withNoCause();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SettingsCheck.request(RequestSettings.get(URI.create("ftp://a.test/"))))
			.withMessage("URL 'ftp://a.test/' must start with http:// or https://");
	}

	private static String base() {
		return "http://127.0.0.1:" + server.getPort();
	}

	private static int connectionsOfThreeProbes(boolean reuse) {
		try (RawServer alive = new RawServer(RawServer::keepAlive)) {
			Prober prober = probers.proberFor(Endpoints.of(request(alive.http(), false, reuse)));
			for (int i = 0; i < 3; i++) {
				assertThat(prober.probe()).isInstanceOf(Succeeded.class);
			}
			return alive.accepted();
		}
	}

	private static String head(Socket socket) throws java.io.IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			head.append((char) socket.getInputStream().read());
		}
		return head.toString();
	}

	private static RequestSettings request(URI url, boolean redirects, boolean reuse) {
		return new RequestSettings(url, "GET", Map.of(), redirects, reuse, 100_000);
	}

}
