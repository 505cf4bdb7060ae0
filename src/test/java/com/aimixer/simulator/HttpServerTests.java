package com.aimixer.simulator;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import com.aimixer.simulator.mixer.Region;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpServerTests {

	private RunningSimulator mixer;

	@BeforeAll
	void start() throws StartException {
		this.mixer = new RunningSimulator();
	}

	@AfterAll
	void stop() {
		this.mixer.close();
	}

	@Test
	void connectionServesManyRequestsUntilTheClientHasEnough() throws IOException {
		String answers = send(
				"GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET /health?x=1 HTTP/1.1\r\nConnection: close\r\n\r\n");
		assertThat(answers.split("HTTP/1.1 200 OK\r\n", -1)).hasSize(3);
		assertThat(answers).contains("Connection: keep-alive\r\n", "Connection: close\r\n");
	}

	@Test
	void http10ConnectionEndsAfterTheAnswer() throws IOException {
		assertThat(send("GET /health HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200 OK\r\n").endsWith("}");
	}

	@Test
	void headIsAnsweredWithoutBody() throws IOException {
		assertThat(send("HEAD /health HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 200 OK\r\n")
			.containsPattern("Content-Length: [1-9]\\d+\r\n")
			.endsWith("\r\n\r\n");
	}

	@ParameterizedTest
	@CsvSource({ "GET /other HTTP/1.1,404", "POST /health HTTP/1.1,405", "GET /health,400", "hello there world,400",
			"GET /health HTTP/1.1~no header,400", "POST /health HTTP/1.1~Transfer-Encoding: chunked,411",
			"POST /health HTTP/1.1~Content-Length: 999999,413", "POST /health HTTP/1.1~Content-Length: x,400" })
	void requestsThatCannotBeServedAreAnsweredInWords(String head, int status) throws IOException {
		assertThat(send(head.replace("~", "\r\n") + "\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 " + status)
			.endsWith("\n");
	}

	@Test
	void headsWithoutEndAreRefused() throws IOException {
		assertThat(send("GET /health HTTP/1.1\r\nX: " + "x".repeat(17_000) + "\r\n\r\n")).startsWith("HTTP/1.1 431");
	}

	@Test
	void metricsAreSixFamiliesAndSpeakOpenMetricsOnDemand() throws Exception {
		String plain = this.mixer.metrics("us-west/1");
		assertThat(plain).contains("Content-Type: text/plain; version=0.0.4")
			.contains("ai_mixer_requests_total{region=\"us-west\",status=\"200\"} 0.0")
			.contains("le=\"0.005\"", "le=\"0.05\"", "le=\"0.1\"", "le=\"0.5\"", "le=\"10.0\"");
		assertThat(plain.lines().filter((line) -> line.startsWith("# TYPE "))).containsExactlyInAnyOrder(
				"# TYPE ai_mixer_requests_total counter", "# TYPE ai_mixer_processing_duration_seconds histogram",
				"# TYPE ai_mixer_active_streams gauge", "# TYPE ai_mixer_audio_peak_db gauge",
				"# TYPE ai_mixer_audio_lufs gauge", "# TYPE ai_mixer_genre_classifications_total counter");
		try (Socket socket = Client.connect(this.mixer.pod("us-west/1"))) {
			Client.send(socket,
					"GET /metrics HTTP/1.1\r\nAccept: application/openmetrics-text\r\nConnection: close\r\n\r\n");
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.contains("Content-Type: application/openmetrics-text; version=1.0.0")
				.endsWith("# EOF\n");
		}
	}

	private String send(String text) throws IOException {
		try (Socket socket = Client.connect(this.mixer.http(Region.US_WEST))) {
			Client.send(socket, text);
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
