package com.aimixer.monitor.probe.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.aimixer.monitor.endpoint.TlsSettings;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.time.SystemTimeSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What can go wrong in a handshake and in what follows over TLS.
 */
class TlsFaultTests extends AbstractTlsTests {

	private static final Duration SHORT = Duration.ofMillis(500);

	@Test
	void plainHttpOnTheTlsPortIsATlsFailure() throws IOException {
		try (RawServer server = new RawServer((socket) -> {
			socket.getOutputStream().write("HTTP/1.1 400 Speak HTTP\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			RawServer.hang(socket);
		})) {
			Failed failed = tlsFailure(server.https("127.0.0.1"), TlsSettings.DEFAULT);
			assertThat(failed.detail()).isEqualTo("127.0.0.1:" + server.port() + " does not speak TLS");
		}
	}

	@Test
	void aHandshakeThatHangsIsATimeoutInTls() {
		try (RawServer server = new RawServer(RawServer::hang);
				HttpProbers hurried = new HttpProbers(new SystemTimeSource(), SHORT)) {
			Failed failed = (Failed) hurried.proberFor(Endpoints.at(server.https("127.0.0.1"))).probe();
			assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT);
			assertThat(failed.phase()).isEqualTo(Phase.TLS);
			assertThat(failed.detail()).isEqualTo("no answer within 500 ms (TLS handshake)");
			assertThat(failed.phases().duration(Phase.TLS)).isGreaterThan(SHORT.dividedBy(2));
		}
	}

	@Test
	void aHandshakeBrokenOffIsATlsFailure() {
		try (RawServer server = new RawServer((socket) -> socket.getInputStream().read(new byte[4096]))) {
			assertThat(tlsFailure(server.https("127.0.0.1"), TlsSettings.DEFAULT).detail())
				.isEqualTo("connection closed in the TLS handshake");
		}
	}

	@Test
	void aHandshakeThatIsResetIsAReset() {
		try (RawServer server = new RawServer((socket) -> {
			socket.getInputStream().read(new byte[4096]);
			socket.setSoLinger(true, 0);
		})) {
			Failed failed = (Failed) probe(server.https("127.0.0.1"), TlsSettings.DEFAULT);
			assertThat(failed.reason()).as(failed.detail()).isEqualTo(Reason.RESET);
			assertThat(failed.phase()).isEqualTo(Phase.TLS);
			assertThat(failed.detail())
				.isEqualTo("connection reset by 127.0.0.1:" + server.port() + " in the TLS handshake");
		}
	}

	@Test
	void anAnswerCutOffWithoutGoodbyeIsAProtocolFailure() throws IOException {
		try (RawServer server = server(certificate("good.test").build(),
				RawServer.answer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nok"))) {
			Failed failed = (Failed) probe(server.https("good.test"), trusting());
			assertThat(failed.reason()).as(failed.detail()).isEqualTo(Reason.PROTOCOL);
			assertThat(failed.phase()).isEqualTo(Phase.BODY);
		}
	}

	@Test
	void aPlainPortAskedWithTlsAnswersNoHttp() throws IOException {
		try (RawServer server = server(certificate("good.test").build())) {
			Failed failed = (Failed) probe(server.http(), TlsSettings.DEFAULT);
			assertThat(failed.reason()).as(failed.detail()).isEqualTo(Reason.PROTOCOL);
			assertThat(failed.phase()).isEqualTo(Phase.WAIT);
		}
	}

	@Test
	void aServerNameThatIsNoneIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> SettingsCheck.serverName("a b"))
			.withMessageContaining("'a b'");
		SettingsCheck.serverName("good.test");
	}

}
