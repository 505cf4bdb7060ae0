package com.aimixer.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client of the mail server, which sends as Alertmanager does.
 */
final class MailSession implements AutoCloseable {

	private static final String MAIL = """
			From: alertmanager@aimixer.com
			To: devops@aimixer.com, monitoring@aimixer.com
			Subject: =?utf-8?q?[FIRING:1]_CRITICAL_ServiceDown_in_eu-west?=
			MIME-Version: 1.0
			Content-Type: multipart/alternative; boundary=b

			--b
			Content-Type: text/plain; charset=UTF-8
			Content-Transfer-Encoding: quoted-printable

			Runbook: https://monitor.aimixer.com/runbooks/Servi=
			ceDown =E2=80=A6
			.
			--b
			Content-Type: text/html; charset=UTF-8
			Content-Transfer-Encoding: base64

			PGI+ZG93bjwvYj4=
			--b--
			""";

	private final Socket socket;

	private final BufferedReader in;

	MailSession(int port) throws IOException {
		this.socket = Client.connect(port);
		this.in = new BufferedReader(new InputStreamReader(this.socket.getInputStream(), StandardCharsets.US_ASCII));
		assertThat(this.in.readLine()).startsWith("220 ");
	}

	List<String> hello() throws IOException {
		send("EHLO test\r\n");
		List<String> lines = new ArrayList<>();
		do {
			lines.add(this.in.readLine());
		}
		while (lines.getLast().startsWith("250-"));
		return lines;
	}

	String say(String line) throws IOException {
		send(line + "\r\n");
		return this.in.readLine();
	}

	void mail(String... recipients) throws IOException {
		assertThat(say("MAIL FROM:<alertmanager@aimixer.com>")).startsWith("250 ");
		for (String recipient : recipients) {
			assertThat(say("RCPT TO:<" + recipient + ">")).startsWith("250 ");
		}
		assertThat(say("DATA")).startsWith("354 ");
		assertThat(say(MAIL.replace("\n.", "\n..").replace("\n", "\r\n") + ".")).startsWith("250 ");
	}

	void send(String text) throws IOException {
		Client.send(this.socket, text);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
