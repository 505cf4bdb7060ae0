package com.aimixer.monitor.probe.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.aimixer.monitor.probe.Succeeded;
import com.aimixer.monitor.time.SystemTimeSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LookupsTests {

	private static final List<InetAddress> LOOPBACK = List.of(InetAddress.getLoopbackAddress());

	private static final long PATIENT = TimeUnit.SECONDS.toNanos(20);

	private static final long HURRIED = TimeUnit.MILLISECONDS.toNanos(50);

	private final CountDownLatch released = new CountDownLatch(1);

	private final AtomicInteger asked = new AtomicInteger();

	private final Lookups lookups = new Lookups(this::resolve);

	@Test
	void aLookupThatHangsHoldsOneThreadAndIsCountedOnce() throws Exception {
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(UnknownHostException.class)
				.isThrownBy(() -> this.lookups.lookup("hangs.test", HURRIED));
		}
		Awaitility.await().untilAsserted(() -> assertThat(this.asked).hasValue(1));
		assertThat(this.lookups.hanging()).isEqualTo(1);
		assertThat(this.lookups.abandoned()).isEqualTo(1);
		assertThat(this.lookups.lookup("good.test", PATIENT)).isEqualTo(LOOPBACK);
		this.released.countDown();
		Awaitility.await().until(() -> this.lookups.hanging() == 0);
		assertThat(this.lookups.lookup("hangs.test", PATIENT)).isEqualTo(LOOPBACK);
		assertThat(this.asked).hasValue(3);
		assertThat(this.lookups.abandoned()).isEqualTo(1);
	}

	@Test
	void whoWaitsForALookupUnderWayGetsItsAnswer() throws Exception {
		assertThatExceptionOfType(UnknownHostException.class)
			.isThrownBy(() -> this.lookups.lookup("hangs.test", HURRIED));
		CompletableFuture<List<InetAddress>> later = new CompletableFuture<>();
		Thread waiting = Thread.ofPlatform().start(() -> {
			try {
				later.complete(this.lookups.lookup("hangs.test", PATIENT));
			}
			catch (UnknownHostException ex) {
				later.completeExceptionally(ex);
			}
		});
		Awaitility.await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
		this.released.countDown();
		assertThat(later.get(20, TimeUnit.SECONDS)).isEqualTo(LOOPBACK);
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void everyLookupIsAskedAnew() throws Exception {
		this.lookups.lookup("good.test", PATIENT);
		this.lookups.lookup("good.test", PATIENT);
		assertThat(this.asked).hasValue(2);
	}

	@Test
	void aResolverThatBreaksIsAnUnknownHost() {
		assertThatExceptionOfType(UnknownHostException.class)
			.isThrownBy(() -> this.lookups.lookup("breaks.test", PATIENT))
			.withMessage("breaks.test: out of order");
	}

	@Test
	void aHangingNameDelaysNoOtherEndpoint() {
		try (RawServer server = new RawServer(RawServer.answer("HTTP/1.1 204 Fine\r\n\r\n"));
				HttpProbers probers = new HttpProbers(new SystemTimeSource(), Duration.ofSeconds(20), this::resolve)) {
			Thread stuck = Thread.ofVirtual()
				.start(() -> probers.proberFor(Endpoints.at(URI.create("http://hangs.test/"))).probe());
			Awaitility.await().until(() -> this.asked.get() == 1);
			URI url = URI.create("http://good.test:" + server.port() + "/");
			assertThat(probers.proberFor(Endpoints.at(url)).probe()).isInstanceOf(Succeeded.class);
			assertThat(stuck.isAlive()).isTrue();
			this.released.countDown();
		}
	}

	private List<InetAddress> resolve(String host) {
		this.asked.incrementAndGet();
		if (host.startsWith("breaks")) {
			throw new IllegalStateException("out of order");
		}
		if (host.startsWith("hangs")) {
			awaitRelease();
		}
		return LOOPBACK;
	}

	private void awaitRelease() {
		try {
			this.released.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
