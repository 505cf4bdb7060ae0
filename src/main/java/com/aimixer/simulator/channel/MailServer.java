package com.aimixer.simulator.channel;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import com.aimixer.simulator.fault.Conduct;
import com.aimixer.simulator.server.Misconduct;
import com.aimixer.simulator.server.Port;
import com.aimixer.simulator.server.PortTakenException;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;

/**
 * The mail server's port. GreenMail speaks SMTP on it while the channel behaves.
 */
final class MailServer implements AutoCloseable {

	private static final int IDLE_MILLIS = 30_000;

	/** Ample for notifications with a text and an HTML part. */
	private static final long MOST_BYTES = 2 * 1024 * 1024;

	private static final byte[] UNAVAILABLE = "421 4.3.2 this mail server was told to fail\r\n"
		.getBytes(StandardCharsets.US_ASCII);

	private final Behaviours behaviours;

	private final SmtpManager manager;

	private final Port port;

	MailServer(int port, Behaviours behaviours, SmtpManager manager) {
		this.behaviours = behaviours;
		this.manager = manager;
		this.port = new Port("mail", port, this::serve);
	}

	void open() throws PortTakenException {
		this.port.open();
	}

	void settle() {
		this.port.settle(!conduct().refuses());
	}

	int port() {
		return this.port.number();
	}

	@Override
	public void close() {
		this.port.close();
	}

	private void serve(Socket socket) throws IOException {
		socket.setTcpNoDelay(true);
		socket.setSoTimeout(IDLE_MILLIS);
		if (Misconduct.befallsConnection(socket, this::conduct)) {
			return;
		}
		if (this.behaviours.of(Channel.EMAIL) == Behaviour.ERROR) {
			socket.getOutputStream().write(UNAVAILABLE);
			return;
		}
		try {
			new SmtpHandler(new SmtpCommandRegistry(), this.manager, new BoundedSocket(socket, MOST_BYTES)).run();
		}
		catch (IllegalStateException ignored) {
			// how GreenMail says that the client left, or what it sent made no sense
		}
	}

	private Conduct conduct() {
		return this.behaviours.conduct(Channel.EMAIL);
	}

}
