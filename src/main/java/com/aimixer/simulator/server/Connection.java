package com.aimixer.simulator.server;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

import com.aimixer.simulator.fault.Conduct;
import com.aimixer.simulator.fault.Effect;
import org.jspecify.annotations.Nullable;

/**
 * One accepted connection, from its first byte to its end.
 */
final class Connection {

	private static final int IDLE_MILLIS = 60_000;

	private static final int TOGETHER_BYTES = 32 * 1024;

	private static final Body NOTHING = (_) -> {
	};

	private final Socket socket;

	private final Listener listener;

	Connection(Socket socket, Listener listener) {
		this.socket = socket;
		this.listener = listener;
	}

	void serve(@Nullable Identity identity) throws IOException, InterruptedException {
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(IDLE_MILLIS);
		if (Misconduct.befallsConnection(this.socket, this.listener::conduct)) {
			return;
		}
		if (identity == null) {
			serveRequests(this.socket);
			return;
		}
		try (Socket secured = identity.secure(this.socket, this.listener.conduct().certificateDays())) {
			serveRequests(secured);
		}
	}

	private void serveRequests(Socket stream) throws IOException, InterruptedException {
		InputStream in = new BufferedInputStream(stream.getInputStream());
		OutputStream out = stream.getOutputStream();
		try {
			boolean goOn = true;
			while (goOn) {
				goOn = serveRequest(in, out);
			}
		}
		catch (BadRequestException ex) {
			write(out, Answer.text(ex.status(), ex.getMessage() + "\n"), false, true);
		}
	}

	private boolean serveRequest(InputStream in, OutputStream out) throws IOException, InterruptedException {
		RequestHead head = RequestHead.read(in);
		if (head == null) {
			return false;
		}
		Request request = Request.of(head, head.readBody(in));
		if (Misconduct.befallsRequest(this.socket, () -> this.listener.conduct(request))) {
			return false;
		}
		Conduct conduct = this.listener.conduct(request);
		this.listener.clock().sleep(conduct.delay());
		Answer answer = altered(this.listener.handler().answer(request), conduct);
		write(out, answer, request.keepAlive(), !request.method().equals("HEAD"));
		return request.keepAlive();
	}

	private Answer altered(Answer answer, Conduct conduct) {
		Effect.Status status = conduct.status();
		if (status != null && this.listener.draw(status.share())) {
			return Answer.json(status.code(), "{\"status\":\"error\",\"code\":" + status.code() + "}");
		}
		return (conduct.body() != null) ? Answer.of(200, "text/html; charset=utf-8", conduct.body()) : answer;
	}

	private void write(OutputStream out, Answer answer, boolean keepAlive, boolean withBody)
			throws IOException, InterruptedException {
		byte[] head = answer.head(keepAlive);
		Body body = withBody ? answer.body() : NOTHING;
		if (this.listener.conduct().drip() != null) {
			out.write(head);
			drip(out, body);
			return;
		}
		// so that head and body of most answers leave in one segment
		OutputStream together = new BufferedOutputStream(out, TOGETHER_BYTES);
		together.write(head);
		body.writeTo(together);
		together.flush();
	}

	private void drip(OutputStream out, Body body) throws IOException, InterruptedException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		body.writeTo(bytes);
		for (byte next : bytes.toByteArray()) {
			Duration pause = this.listener.conduct().drip();
			if (pause != null) {
				out.flush();
				this.listener.clock().sleep(pause);
			}
			out.write(next);
		}
		out.flush();
	}

}
