package com.aimixer.monitor.probe.http;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.TlsSettings;
import com.aimixer.monitor.probe.PhaseTimes;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Prober;
import com.aimixer.monitor.probe.Skipped;
import com.aimixer.monitor.probe.Succeeded;
import com.aimixer.monitor.time.SystemTimeSource;
import com.aimixer.monitor.time.TimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HttpProbersTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private final TimeSource time = new SystemTimeSource();

	private final CountDownLatch reached = new CountDownLatch(1);

	private final HttpProbers probers = new HttpProbers(this.time, LONG, this::resolve);

	@AfterEach
	void close() {
		this.probers.close();
	}

	@Test
	void aProbeStartsNowAndItsPhasesAddUpToItsDuration() {
		try (RawServer server = new RawServer(RawServer.answer("HTTP/1.1 204 Fine\r\n\r\n"))) {
			var before = this.time.now();
			Succeeded succeeded = (Succeeded) prober(server.http()).probe();
			assertThat(succeeded.startedAt()).isBetween(before, this.time.now());
			PhaseTimes times = succeeded.phases();
			assertThat(
					times.dnsNanos() + times.connectNanos() + times.tlsNanos() + times.waitNanos() + times.bodyNanos())
				.isEqualTo(succeeded.duration().toNanos());
			assertThat(succeeded.certificateExpiresAt()).isNull();
		}
	}

	@Test
	void anInterruptWhileWaitingForTheAnswerEndsTheProbeAtOnce() throws Exception {
		try (RawServer server = new RawServer((socket) -> {
			this.reached.countDown();
			RawServer.hang(socket);
		})) {
			assertThatAnInterruptSkips(prober(server.http()));
		}
	}

	@Test
	void anInterruptInTheTlsHandshakeEndsTheProbeAtOnce() throws Exception {
		try (RawServer server = new RawServer((socket) -> {
			this.reached.countDown();
			RawServer.hang(socket);
		})) {
			assertThatAnInterruptSkips(prober(server.https("127.0.0.1")));
		}
	}

	@Test
	void anInterruptWhileWaitingForTheResolverEndsTheProbeAtOnce() throws Exception {
		assertThatAnInterruptSkips(prober(URI.create("http://hangs.test/")));
	}

	@Test
	void anErrorOfTheMonitorIsNotHeldAgainstTheEndpoint() {
		TimeSource broken = new TimeSource() {

			private int reads;

			@Override
			public java.time.Instant now() {
				return HttpProbersTests.this.time.now();
			}

			@Override
			public long nanoTime() {
				if (this.reads++ > 1) {
					throw new IllegalStateException("the clock is out of order");
				}
				return 0;
			}

			@Override
			public java.time.Instant wall(java.time.Instant steady) {
				return steady;
			}

			@Override
			public void sleep(java.time.Duration duration) {
			}

		};
		try (RawServer server = new RawServer(RawServer.answer("HTTP/1.1 204 Fine\r\n\r\n"));
				HttpProbers probers = new HttpProbers(broken, LONG)) {
			ProbeOutcome outcome = probers.proberFor(Endpoints.at(server.http())).probe();
			assertThat(outcome).isInstanceOf(Skipped.class);
		}
	}

	@Test
	void warmUpEndsInTimeAndLeavesNoLookupBehind() {
		prober(URI.create("https://a.test/"));
		long start = this.time.nanoTime();
		this.probers.warmUp();
		assertThat(this.time.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
		assertThat(this.probers.hangingLookups()).isZero();
		assertThat(this.probers.abandonedLookups()).isZero();
	}

	@Test
	void theCertificateOfTheWarmUpWorks() throws Exception {
		try (WarmUp server = new WarmUp(SelfSigned.serverContext().getServerSocketFactory())) {
			Succeeded succeeded = (Succeeded) prober(server.url("https")).probe();
			assertThat(succeeded.certificateExpiresAt()).isEqualTo("2049-12-31T23:59:59Z");
		}
	}

	@Test
	void settingsThatCannotWorkAreRefusedWhenTheProberIsMade() {
		TlsSettings tls = new TlsSettings(java.nio.file.Path.of("missing.pem"), null, true);
		Endpoint endpoint = Endpoints.of(URI.create("https://a.test/"), tls);
		assertThatIllegalArgumentException().isThrownBy(() -> this.probers.proberFor(endpoint))
			.withMessage("CA file 'missing.pem' does not exist");
	}

	private void assertThatAnInterruptSkips(Prober prober) throws Exception {
		CompletableFuture<ProbeOutcome> outcome = new CompletableFuture<>();
		CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
		Thread thread = Thread.ofVirtual().start(() -> {
			outcome.complete(prober.probe());
			stillInterrupted.complete(Thread.currentThread().isInterrupted());
		});
		this.reached.await();
		thread.interrupt();
		assertThat(outcome.get(20, TimeUnit.SECONDS)).isInstanceOf(Skipped.class);
		assertThat(stillInterrupted.get(20, TimeUnit.SECONDS)).isTrue();
	}

	private Prober prober(URI url) {
		return this.probers.proberFor(Endpoints.of(url, new TlsSettings(null, null, false)));
	}

	private List<InetAddress> resolve(String host) {
		this.reached.countDown();
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ignored) {
			// the test is over
		}
		return List.of();
	}

}
