package com.aimixer.simulator;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.aimixer.simulator.mixer.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConnectionFaultTests {

	private RunningSimulator mixer;

	@BeforeEach
	void start() throws StartException {
		this.mixer = new RunningSimulator();
	}

	@AfterEach
	void stop() {
		this.mixer.close();
	}

	@Test
	void healthyEndpointAnswersAfterFiveToThirtyMillis() throws IOException {
		for (int i = 0; i < 50; i++) {
			assertThat(this.mixer.health(Region.US_WEST)).startsWith("HTTP/1.1 200 OK\r\n");
		}
		List<Duration> delays = this.mixer.clock().slept().stream().filter(Duration::isPositive).toList();
		assertThat(delays).hasSize(50).allMatch((delay) -> delay.toMillis() >= 5 && delay.toMillis() <= 30);
		assertThat(Set.copyOf(delays)).as("they vary").hasSizeGreaterThan(5);
	}

	@Test
	void slowEndpointWaitsBeforeItsAnswer() throws Exception {
		this.mixer.fault("{'kind':'slow','region':'us-west','delay':'800ms'}");
		assertThat(this.mixer.health(Region.US_WEST)).startsWith("HTTP/1.1 200 OK\r\n");
		assertThat(this.mixer.clock().slept()).contains(Duration.ofMillis(800));
	}

	@Test
	void faultsOfOneRegionLeaveTheOthersAlone() throws Exception {
		this.mixer.fault("{'kind':'refuse','region':'us-west'}");
		assertThat(this.mixer.health(Region.US_EAST)).startsWith("HTTP/1.1 200 OK\r\n");
		assertThat(this.mixer.metrics("us-west/1")).startsWith("HTTP/1.1 200 OK\r\n");
	}

	@Test
	void statusConcernsItsShareOfTheRequests() throws Exception {
		this.mixer.fault("{'kind':'status','region':'ap','code':502,'share':0.25}");
		int failed = 0;
		for (int i = 0; i < 400; i++) {
			failed += this.mixer.health(Region.AP).startsWith("HTTP/1.1 502 Bad Gateway\r\n") ? 1 : 0;
		}
		assertThat(failed).isBetween(70, 130);
	}

	@Test
	void refusedConnectionsEndWithTheFaultOnTheSamePort() throws Exception {
		int port = this.mixer.http(Region.US_WEST);
		this.mixer.fault("{'kind':'refuse','region':'us-west'}");
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> Client.connect(port));
		this.mixer.heal();
		assertThat(Client.ask(port, "/health")).startsWith("HTTP/1.1 200 OK\r\n");
	}

	@Test
	void refusingAlsoEndsConnectionsThatAreOpen() throws Exception {
		try (Socket socket = Client.connect(this.mixer.http(Region.US_WEST))) {
			Client.send(socket, "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(socket.getInputStream().read()).isEqualTo('H');
			this.mixer.fault("{'kind':'refuse','region':'us-west'}");
			assertThat(socket.getInputStream().readAllBytes()).asString().endsWith("}");
		}
	}

	@Test
	void hangingEndpointAcceptsAndNeverAnswers() throws Exception {
		this.mixer.fault("{'kind':'hang','region':'us-west'}");
		try (Socket socket = Client.connect(this.mixer.http(Region.US_WEST))) {
			socket.setSoTimeout(300);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> Client.ask(socket, "/health"));
			this.mixer.heal();
			socket.setSoTimeout(10_000);
			assertThat(socket.getInputStream().read()).as("closed when the fault is over").isEqualTo(-1);
		}
	}

	@Test
	void hangingHttpsDoesNotEvenShakeHands() throws Exception {
		this.mixer.fault("{'kind':'hang','region':'us-west'}");
		try (Socket socket = Client.connect(this.mixer.https(Region.US_WEST), this.mixer.simulator().clientSockets())) {
			socket.setSoTimeout(300);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> Client.ask(socket, "/health"));
		}
	}

	@Test
	void resetIsSeenAsReset() throws Exception {
		this.mixer.fault("{'kind':'reset','region':'us-west'}");
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> this.mixer.health(Region.US_WEST))
			.withMessageContaining("reset");
	}

	@Test
	void drippingBodyPausesBeforeEveryByteAndIsComplete() throws Exception {
		this.mixer.fault("{'kind':'drip','region':'us-west','pause':'3s'}");
		String answer = this.mixer.health(Region.US_WEST);
		String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
		assertThat(body).startsWith("{\"status\":\"ok\"").endsWith("}");
		assertThat(this.mixer.clock().slept().stream().filter(Duration.ofSeconds(3)::equals)).hasSize(body.length());
	}

	@Test
	void wrongBodyComesWithStatus200() throws Exception {
		this.mixer.fault("{'kind':'wrong-body','region':'us-west','body':'<h1>Welcome</h1>'}");
		assertThat(this.mixer.health(Region.US_WEST)).startsWith("HTTP/1.1 200 OK\r\n").endsWith("<h1>Welcome</h1>");
	}

	@Test
	void podsCanHaveConnectionFaultsToo() throws Exception {
		this.mixer.fault("{'kind':'status','pod':'ap/2','code':500}");
		assertThat(this.mixer.metrics("ap/2")).startsWith("HTTP/1.1 500 ");
		assertThat(this.mixer.metrics("ap/1")).startsWith("HTTP/1.1 200 ");
		assertThat(this.mixer.health(Region.AP)).startsWith("HTTP/1.1 200 ");
	}

	@Test
	void faultsAddUp() throws Exception {
		this.mixer.fault("{'kind':'slow','region':'ap','delay':'2s'}");
		this.mixer.fault("{'kind':'status','region':'ap','code':503}");
		assertThat(this.mixer.health(Region.AP)).startsWith("HTTP/1.1 503 ");
		assertThat(this.mixer.clock().slept()).contains(Duration.ofSeconds(2));
	}

}
