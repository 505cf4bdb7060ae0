package com.aimixer.monitor.probe.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import javax.net.ServerSocketFactory;

import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Prober;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Succeeded;
import com.aimixer.monitor.time.SystemTimeSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Faults before there is a connection.
 */
class ConnectFaultTests {

	private static final Duration SHORT = Duration.ofMillis(500);

	@Test
	void aClosedPortIsRefused() {
		int port = closedPort();
		Failed failed = probe(URI.create("http://127.0.0.1:" + port + "/"), Duration.ofSeconds(20));
		assertThat(failed.reason()).isEqualTo(Reason.REFUSED);
		assertThat(failed.phase()).isEqualTo(Phase.CONNECT);
		assertThat(failed.detail()).isEqualTo("connection refused by 127.0.0.1:" + port);
		assertThat(failed.phases().dnsNanos()).isZero();
		assertThat(failed.httpStatus()).isNull();
	}

	@Test
	void anAddressWithoutARouteIsUnreachable() {
		// TCP to a multicast address fails with "Network is unreachable" on every Linux
		Failed failed = probe(URI.create("http://224.0.0.1:81/"), Duration.ofSeconds(20));
		assertThat(failed.reason()).isEqualTo(Reason.UNREACHABLE);
		assertThat(failed.phase()).isEqualTo(Phase.CONNECT);
		assertThat(failed.detail()).startsWith("224.0.0.1:81 cannot be reached: ").doesNotContain("Exception");
	}

	@Test
	void aHandshakeWithoutAnswerIsAConnectTimeout() throws IOException {
		try (FullBacklog server = new FullBacklog("127.0.0.1")) {
			Failed failed = probe(URI.create("http://127.0.0.1:" + server.port() + "/"), SHORT);
			assertThat(failed.reason()).isEqualTo(Reason.CONNECT_TIMEOUT);
			assertThat(failed.phase()).isEqualTo(Phase.CONNECT);
			assertThat(failed.detail()).isEqualTo("no connection to 127.0.0.1:" + server.port() + " within 500 ms");
			assertThat(failed.duration()).isEqualTo(SHORT);
			assertThat(failed.phases().duration(Phase.CONNECT)).isGreaterThan(SHORT.dividedBy(2));
		}
	}

	@Test
	void aNameThatDoesNotExistIsADnsFailure() {
		Failed failed = probe(URI.create("http://nowhere.invalid/"), Duration.ofSeconds(20), (host) -> {
			throw new UnknownHostException(host + ": Name or service not known");
		});
		assertThat(failed.reason()).isEqualTo(Reason.DNS);
		assertThat(failed.phase()).isEqualTo(Phase.DNS);
		assertThat(failed.detail()).isEqualTo("name 'nowhere.invalid' does not exist");
	}

	@Test
	void aNameWithoutAddressesIsADnsFailure() {
		Failed failed = probe(URI.create("http://empty.test/"), Duration.ofSeconds(20), (host) -> List.of());
		assertThat(failed.reason()).isEqualTo(Reason.DNS);
		assertThat(failed.detail()).contains("'empty.test'").doesNotContain("@");
	}

	@Test
	void aResolverThatHangsIsADnsFailureAtTheDeadline() {
		CountDownLatch never = new CountDownLatch(1);
		Failed failed = probe(URI.create("http://slow.test/"), SHORT, (host) -> {
			awaitForEver(never);
			return List.of();
		});
		assertThat(failed.reason()).isEqualTo(Reason.DNS);
		assertThat(failed.phase()).isEqualTo(Phase.DNS);
		assertThat(failed.detail()).isEqualTo("no answer from the resolver within 500 ms");
		assertThat(failed.duration()).isEqualTo(SHORT);
		assertThat(failed.phases().duration(Phase.DNS)).isEqualTo(SHORT);
	}

	@Test
	void aDeadFirstAddressDoesNotHideALivingSecond() throws IOException {
		try (FullBacklog dead = new FullBacklog("127.0.0.2");
				RawServer server = new RawServer(dead.port(), RawServer.answer("HTTP/1.1 204 Fine\r\n\r\n"))) {
			Resolver both = (host) -> List.of(InetAddress.ofLiteral("127.0.0.2"), InetAddress.ofLiteral("127.0.0.1"));
			ProbeOutcome outcome = outcome(URI.create("http://two.test:" + server.port() + "/"), Duration.ofSeconds(20),
					both);
			assertThat(outcome).isInstanceOf(Succeeded.class);
			assertThat(((Succeeded) outcome).duration()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
		}
	}

	@Test
	void aRefusingFirstAddressDoesNotHideALivingSecond() throws IOException {
		try (RawServer server = new RawServer(RawServer.answer("HTTP/1.1 204 Fine\r\n\r\n"))) {
			Resolver both = (host) -> List.of(InetAddress.ofLiteral("127.0.0.3"), InetAddress.ofLiteral("127.0.0.1"));
			assertThat(outcome(URI.create("http://two.test:" + server.port() + "/"), Duration.ofSeconds(20), both))
				.isInstanceOf(Succeeded.class);
		}
	}

	@Test
	void ofSeveralFailedAddressesTheOneThatAnsweredNamesTheReason() {
		Resolver both = (host) -> List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("224.0.0.1"));
		int port = closedPort();
		Failed failed = probe(URI.create("http://two.test:" + port + "/"), Duration.ofSeconds(20), both);
		assertThat(failed.reason()).isEqualTo(Reason.REFUSED);
		assertThat(failed.detail()).isEqualTo("connection refused by 127.0.0.1:" + port);
	}

	@Test
	void aBrokenFirstAddressIsNotForgottenForItsNeighbour() {
		InetAddress neighbour = InetAddress.ofLiteral("127.0.0.2");
		RawServer.Behaviour fine = RawServer.answer("HTTP/1.1 204 Fine\r\n\r\n");
		Resolver both = (host) -> List.of(InetAddress.ofLiteral("127.0.0.1"), neighbour);
		try (RawServer broken = new RawServer(RawServer.answerAndReset(""));
				RawServer well = new RawServer(ServerSocketFactory.getDefault(), neighbour, broken.port(), fine);
				HttpProbers probers = new HttpProbers(new SystemTimeSource(), Duration.ofSeconds(20), both)) {
			Prober prober = probers.proberFor(Endpoints.at(URI.create("http://two.test:" + well.port() + "/")));
			for (int i = 0; i < 3; i++) {
				assertThat(((Failed) prober.probe()).reason()).isEqualTo(Reason.RESET);
			}
		}
	}

	private static void awaitForEver(CountDownLatch never) {
		try {
			never.await();
		}
		catch (InterruptedException ignored) {
			// the test is over
		}
	}

	private static Failed probe(URI url, Duration timeout) {
		return probe(url, timeout, new SystemResolver());
	}

	private static Failed probe(URI url, Duration timeout, Resolver resolver) {
		return (Failed) outcome(url, timeout, resolver);
	}

	private static ProbeOutcome outcome(URI url, Duration timeout, Resolver resolver) {
		try (HttpProbers probers = new HttpProbers(new SystemTimeSource(), timeout, resolver)) {
			return probers.proberFor(Endpoints.at(url)).probe();
		}
	}

	private static int closedPort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A port whose queue is full, so that the kernel answers no further handshake.
	 */
	private static final class FullBacklog implements AutoCloseable {

		private final ServerSocket server;

		private final List<SocketChannel> queued = new ArrayList<>();

		FullBacklog(String address) throws IOException {
			this.server = new ServerSocket(0, 1, InetAddress.ofLiteral(address));
			for (int i = 0; i < 4; i++) {
				SocketChannel channel = SocketChannel.open();
				channel.configureBlocking(false);
				channel.connect(new InetSocketAddress(address, port()));
				this.queued.add(channel);
			}
		}

		int port() {
			return this.server.getLocalPort();
		}

		@Override
		public void close() throws IOException {
			for (SocketChannel channel : this.queued) {
				channel.close();
			}
			this.server.close();
		}

	}

}
