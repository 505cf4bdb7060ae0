package com.aimixer.simulator;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import com.aimixer.simulator.channel.Behaviour;
import com.aimixer.simulator.channel.Channels;
import com.aimixer.simulator.notification.Channel;
import com.aimixer.simulator.notification.Notification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Channels that were told to fail.
 */
class ChannelFaultTests {

	private Channels channels;

	@BeforeEach
	void start() throws IOException {
		this.channels = new Channels(Client.FREE, Client.FREE, new ManualClock()).open();
	}

	@AfterEach
	void stop() {
		this.channels.close();
	}

	@Test
	void oneChannelFailsWithoutTheOthers() throws Exception {
		assertThat(post("/channels/pagerduty", "{\"behave\":\"error\"}").body())
			.isEqualTo("{\"pagerduty\":\"error\",\"slack\":\"ok\",\"email\":\"ok\",\"watchdog\":\"ok\"}");
		assertThat(post(ChannelMessages.ENQUEUE, ChannelMessages.TRIGGER).statusCode()).isEqualTo(500);
		assertThat(post("/slack/x", ChannelMessages.SLACK).statusCode()).isEqualTo(200);
		assertThat(this.channels.notifications()).extracting(Notification::channel).containsExactly(Channel.SLACK);
		this.channels.behave(Channel.PAGERDUTY, Behaviour.OK);
		assertThat(post(ChannelMessages.ENQUEUE, ChannelMessages.TRIGGER).statusCode()).isEqualTo(202);
	}

	@Test
	void resetChannelResetsItsConnectionsOnly() throws Exception {
		post("/channels/slack", "{\"behave\":\"refuse-or-reset\"}");
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> raw("/slack/x", ChannelMessages.SLACK))
			.withMessageContaining("reset");
		assertThat(post("/watchdog", ChannelMessages.WATCHDOG).statusCode()).isEqualTo(200);
		assertThat(this.channels.notifications()).hasSize(1);
	}

	@Test
	void hangingChannelAnswersNobodyUntilItBehaves() throws Exception {
		post("/channels/watchdog", "{\"behave\":\"hang\"}");
		try (Socket waiting = Client.connect(this.channels.httpPort())) {
			send(waiting, "/watchdog", ChannelMessages.WATCHDOG);
			waiting.setSoTimeout(300);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> waiting.getInputStream().read());
			assertThat(post("/slack/x", ChannelMessages.SLACK).statusCode()).isEqualTo(200);
			post("/channels/watchdog", "{\"behave\":\"ok\"}");
			waiting.setSoTimeout(10_000);
			assertThat(waiting.getInputStream().readAllBytes()).isEmpty();
		}
		assertThat(this.channels.notifications()).extracting(Notification::channel).containsExactly(Channel.SLACK);
	}

	private String raw(String path, String body) throws IOException {
		try (Socket socket = Client.connect(this.channels.httpPort())) {
			send(socket, path, body);
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static void send(Socket socket, String path, String body) throws IOException {
		Client.send(socket, "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length()
				+ "\r\nConnection: close\r\n\r\n" + body);
	}

	private HttpResponse<String> post(String path, String body) throws Exception {
		return Client.request("POST", this.channels.httpPort(), path, body);
	}

}
