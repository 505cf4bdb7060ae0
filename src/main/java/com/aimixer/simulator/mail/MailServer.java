package com.aimixer.simulator.mail;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import com.aimixer.simulator.fault.Conduct;
import com.aimixer.simulator.server.Misconduct;
import com.aimixer.simulator.server.Port;
import com.aimixer.simulator.server.PortTakenException;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;

/**
 * One port, on which GreenMail speaks SMTP while nothing is wrong.
 */
public final class MailServer implements AutoCloseable {

	private static final int IDLE_MILLIS = 30_000;

	/** Ample for notifications with a text and an HTML part. */
	private static final long MOST_BYTES = 2 * 1024 * 1024;

	private static final byte[] UNAVAILABLE = "421 4.3.2 this mail server was told to fail\r\n"
		.getBytes(StandardCharsets.US_ASCII);

	private final Supplier<Conduct> conduct;

	private final BooleanSupplier fails;

	private final SmtpManager manager;

	private final Port port;

	/**
	 * A mail server that is not open yet.
	 * @param place its address and port, which is 0 for a free one
	 * @param conduct how it treats connections now
	 * @param fails whether it answers every connection with an error
	 * @param inbox takes the mails
	 */
	public MailServer(InetSocketAddress place, Supplier<Conduct> conduct, BooleanSupplier fails, Inbox inbox) {
		this.conduct = conduct;
		this.fails = fails;
		this.manager = new Postmaster(inbox);
		this.port = new Port("mail", place, this::serve);
	}

	/**
	 * Opens the port.
	 * @throws PortTakenException if something else listens there
	 */
	public void open() throws PortTakenException {
		this.port.open();
	}

	/**
	 * Opens or closes the port as the conduct says.
	 */
	public void settle() {
		this.port.settle(() -> !this.conduct.get().refuses());
	}

	/**
	 * The port.
	 * @return the real one once the server has been opened
	 */
	public int port() {
		return this.port.number();
	}

	/**
	 * Closes the port and every connection.
	 */
	@Override
	public void close() {
		this.port.close();
	}

	private void serve(Socket socket) throws IOException {
		socket.setTcpNoDelay(true);
		socket.setSoTimeout(IDLE_MILLIS);
		if (Misconduct.befallsConnection(socket, this.conduct)) {
			return;
		}
		if (this.fails.getAsBoolean()) {
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

}
