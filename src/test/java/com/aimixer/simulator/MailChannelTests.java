package com.aimixer.simulator;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import com.aimixer.simulator.channel.Behaviour;
import com.aimixer.simulator.channel.Channels;
import com.aimixer.simulator.notification.Channel;
import com.aimixer.simulator.notification.Notification;
import com.aimixer.simulator.server.PortTakenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

class MailChannelTests {

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
	void mailIsRecordedOnceForEachRecipientAsPeopleReadIt() throws Exception {
		try (MailSession session = new MailSession(this.channels.mailPort())) {
			session.hello();
			session.mail("monitoring@aimixer.com", "devops@aimixer.com");
			List<Notification> mails = this.channels.notifications();
			assertThat(mails).extracting(Notification::to)
				.containsExactly("devops@aimixer.com", "monitoring@aimixer.com");
			assertThat(mails).extracting(Notification::title)
				.containsOnly("[FIRING:1] CRITICAL ServiceDown in eu-west");
			assertThat(mails).extracting(Notification::alertname).containsOnly("ServiceDown");
			assertThat(mails).extracting(Notification::region).containsOnly("eu-west");
			assertThat(mails.getFirst().content()).contains("Subject: [FIRING:1] CRITICAL ServiceDown in eu-west\n",
					"https://monitor.aimixer.com/runbooks/ServiceDown \u2026", "<b>down</b>");
		}
	}

	@Test
	void anyUserAndPasswordIsLetInByEitherMethod() throws Exception {
		try (MailSession session = new MailSession(this.channels.mailPort())) {
			assertThat(session.hello()).anyMatch((line) -> line.startsWith("250-AUTH PLAIN LOGIN"));
			assertThat(session.say("AUTH PLAIN " + base64("\0alertmanager\0secret"))).startsWith("235 ");
		}
		try (MailSession session = new MailSession(this.channels.mailPort())) {
			session.hello();
			assertThat(session.say("AUTH LOGIN")).startsWith("334 ");
			assertThat(session.say(base64("somebody"))).startsWith("334 ");
			assertThat(session.say(base64("wrong"))).startsWith("235 ");
			session.mail("devops@aimixer.com");
		}
		assertThat(this.channels.notifications()).hasSize(1);
	}

	@Test
	void failingServerSaysSoAtOnce() throws Exception {
		this.channels.behave(Channel.EMAIL, Behaviour.ERROR);
		try (Socket socket = Client.connect(this.channels.mailPort())) {
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
				.isEqualTo("421 4.3.2 this mail server was told to fail\r\n");
		}
	}

	@Test
	void refusingServerClosesItsPortUntilItBehaves() throws Exception {
		this.channels.behave(Channel.EMAIL, Behaviour.REFUSE_OR_RESET);
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> Client.connect(this.channels.mailPort()));
		this.channels.behave(Channel.EMAIL, Behaviour.OK);
		try (MailSession session = new MailSession(this.channels.mailPort())) {
			session.hello();
			session.mail("devops@aimixer.com");
		}
		assertThat(this.channels.notifications()).hasSize(1);
	}

	@Test
	void closedServerStaysClosedWhateverItsBehaviourBecomes() {
		this.channels.close();
		this.channels.behave(Channel.EMAIL, Behaviour.REFUSE_OR_RESET);
		this.channels.behave(Channel.EMAIL, Behaviour.OK);
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> Client.connect(this.channels.mailPort()));
	}

	@Test
	void hangingServerNeverGreets() throws Exception {
		this.channels.behave(Channel.EMAIL, Behaviour.HANG);
		try (Socket socket = Client.connect(this.channels.mailPort())) {
			Client.send(socket, "EHLO me\r\n");
			socket.setSoTimeout(300);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> socket.getInputStream().read());
			this.channels.behave(Channel.EMAIL, Behaviour.OK);
			socket.setSoTimeout(10_000);
			assertThat(socket.getInputStream().readAllBytes()).as("closed when it behaves").isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET / HTTP/1.1\r\n\r\n", "AUTH PLAIN !!!\r\n",
			"MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n", "x", "\r\n\r\n", "DATA\r\n.\r\n" })
	void nonsenseDoesNotStopTheServer(String text) throws Exception {
		try (Socket socket = Client.connect(this.channels.mailPort())) {
			Client.send(socket, text);
			socket.shutdownOutput();
			socket.getInputStream().readAllBytes();
		}
		catch (IOException ignored) {
			// the server may hang up on it
		}
		try (MailSession session = new MailSession(this.channels.mailPort())) {
			session.hello();
			session.mail("devops@aimixer.com");
		}
		assertThat(this.channels.notifications()).hasSize(1);
	}

	@Test
	void endlessMailIsCutOff() throws Exception {
		try (MailSession session = new MailSession(this.channels.mailPort())) {
			session.hello();
			session.say("MAIL FROM:<a@aimixer.com>");
			session.say("RCPT TO:<b@aimixer.com>");
			session.say("DATA");
			String line = "x".repeat(998) + "\r\n";
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
				for (int i = 0; i < 100_000; i++) {
					session.send(line);
				}
			});
		}
		assertThat(this.channels.notifications()).isEmpty();
	}

	@Test
	void nobodyOutsideThisMachineReachesIt() throws Exception {
		List<String> others = NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> address instanceof Inet4Address && !address.isLoopbackAddress())
			.map((address) -> address.getHostAddress())
			.toList();
		assumeThat(others).as("addresses of this machine").isNotEmpty();
		for (String other : others) {
			for (int port : new int[] { this.channels.mailPort(), this.channels.httpPort() }) {
				assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket(other, port).close());
			}
		}
	}

	@Test
	void takenMailPortIsNamedAndNothingStaysOpen() {
		Channels others = new Channels(Client.FREE, Client.place(this.channels.mailPort()), new ManualClock());
		assertThatExceptionOfType(PortTakenException.class).isThrownBy(others::open)
			.withMessageContaining("port " + this.channels.mailPort() + " ")
			.withMessageContaining("(mail)");
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> Client.connect(others.httpPort()));
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
