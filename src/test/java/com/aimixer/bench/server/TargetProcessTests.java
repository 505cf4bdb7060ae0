package com.aimixer.bench.server;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The target answers as its paths say, and its log tells the truth about it.
 */
class TargetProcessTests {

	private static final long FIFTY_MILLIS = 50_000_000;

	@Test
	void everyRequestIsLoggedWithTheDelayOfItsAnswer(@TempDir Path directory) throws IOException {
		try (TargetProcess target = TargetProcess.start(directory)) {
			assertThat(ask(target.url(TargetKind.FAST.path(3)))).startsWith("HTTP/1.1 200 OK").endsWith("ok!");
			long start = System.nanoTime();
			assertThat(ask(target.url(TargetKind.SLOW.path(5)))).endsWith("ok!");
			long took = System.nanoTime() - start;
			List<Arrival> arrivals = target.arrivals();
			assertThat(arrivals).extracting(Arrival::endpoint).containsExactly(3, 5);
			assertThat(arrivals.getLast().delayNanos()).isBetween(FIFTY_MILLIS, took);
			assertThat(arrivals.getLast().epochNanos()).isGreaterThan(arrivals.getFirst().epochNanos());
		}
	}

	@Test
	void aHangingEndpointReadsTheRequestAndNeverAnswers(@TempDir Path directory) throws IOException {
		try (TargetProcess target = TargetProcess.start(directory)) {
			URI hanging = target.url(TargetKind.HANGING.path(7));
			try (Socket socket = send(hanging)) {
				assertThat(ask(target.url(TargetKind.FAST.path(1)))).endsWith("ok!");
				assertThat(socket.getInputStream().available()).isZero();
				assertThat(target.arrivals()).filteredOn((arrival) -> arrival.endpoint() == 7)
					.extracting(Arrival::delayNanos)
					.containsExactly(Arrival.NEVER_ANSWERED);
			}
		}
	}

	private static String ask(URI url) throws IOException {
		try (Socket socket = send(url)) {
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
		}
	}

	private static Socket send(URI url) throws IOException {
		Socket socket = new Socket(url.getHost(), url.getPort());
		socket.getOutputStream()
			.write("GET %s HTTP/1.1\r\nHost: target\r\n\r\n".formatted(url.getPath())
				.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

}
