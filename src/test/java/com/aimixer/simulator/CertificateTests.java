package com.aimixer.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;

import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import com.aimixer.simulator.mixer.Region;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CertificateTests {

	@Test
	void clientThatTrustsTheAuthorityOfTheControlPortIsServed() throws Exception {
		try (RunningSimulator mixer = new RunningSimulator()) {
			String pem = Client.get(mixer.simulator().controlPort(), "/ca.pem").body();
			assertThat(ask(mixer.https(Region.EDGE), trusting(pem))).startsWith("HTTP/1.1 200 OK\r\n")
				.contains("\"region\":\"edge\"");
		}
	}

	@Test
	void clientThatDoesNotTrustTheAuthorityRefuses() throws Exception {
		try (RunningSimulator mixer = new RunningSimulator()) {
			SocketFactory strangers = SSLContext.getDefault().getSocketFactory();
			assertThatExceptionOfType(SSLHandshakeException.class)
				.isThrownBy(() -> ask(mixer.https(Region.EDGE), strangers));
		}
	}

	@Test
	void certificateNamesEveryProductionHost() throws Exception {
		try (RunningSimulator mixer = new RunningSimulator();
				SSLSocket socket = (SSLSocket) Client.connect(mixer.https(Region.EDGE),
						mixer.simulator().clientSockets())) {
			socket.startHandshake();
			Certificate shown = socket.getSession().getPeerCertificates()[0];
			assertThat(((X509Certificate) shown).getSubjectAlternativeNames())
				.extracting((name) -> String.valueOf(name.get(1)))
				.contains("us-west.aimixer.com", "api.aimixer.com", "localhost", "127.0.0.1");
		}
	}

	@Test
	void expiredCertificateConcernsOneRegionUntilItIsHealed() throws Exception {
		try (RunningSimulator mixer = new RunningSimulator()) {
			SocketFactory client = mixer.simulator().clientSockets();
			mixer.fault("{'kind':'expired-certificate','region':'us-west'}");
			assertThatExceptionOfType(SSLHandshakeException.class)
				.isThrownBy(() -> ask(mixer.https(Region.US_WEST), client))
				.withRootCauseInstanceOf(CertificateExpiredException.class);
			assertThat(ask(mixer.https(Region.US_EAST), client)).startsWith("HTTP/1.1 200 ");
			assertThat(mixer.health(Region.US_WEST)).startsWith("HTTP/1.1 200 ");
			mixer.heal();
			assertThat(ask(mixer.https(Region.US_WEST), client)).startsWith("HTTP/1.1 200 ");
		}
	}

	@Test
	void certificateThatEndsSoonIsStillServed() throws Exception {
		try (RunningSimulator mixer = new RunningSimulator()) {
			assertThat(daysLeft(mixer)).isEqualTo(90);
			mixer.fault("{'kind':'expired-certificate','region':'edge','days':2}");
			assertThat(daysLeft(mixer)).isEqualTo(2);
			assertThat(ask(mixer.https(Region.EDGE), mixer.simulator().clientSockets())).startsWith("HTTP/1.1 200 ");
			mixer.heal();
			assertThat(daysLeft(mixer)).isEqualTo(90);
		}
	}

	private static long daysLeft(RunningSimulator mixer) throws IOException {
		try (SSLSocket socket = (SSLSocket) Client.connect(mixer.https(Region.EDGE),
				mixer.simulator().clientSockets())) {
			socket.startHandshake();
			X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
			Duration left = Duration.between(mixer.clock().wall(), shown.getNotAfter().toInstant());
			return Math.round(left.toHours() / 24.0);
		}
	}

	private static String ask(int port, SocketFactory sockets) throws IOException {
		try (Socket socket = Client.connect(port, sockets)) {
			return Client.ask(socket, "/health");
		}
	}

	private static SocketFactory trusting(String pem) throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null, null);
		store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(store);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context.getSocketFactory();
	}

}
