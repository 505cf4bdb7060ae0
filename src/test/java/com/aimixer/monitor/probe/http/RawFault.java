package com.aimixer.monitor.probe.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import com.aimixer.monitor.probe.http.RawServer.Behaviour;

import static com.aimixer.monitor.probe.http.RawServer.answer;
import static com.aimixer.monitor.probe.http.RawServer.answerAndHang;
import static com.aimixer.monitor.probe.http.RawServer.answerAndReset;
import static com.aimixer.monitor.probe.http.RawServer.answerForEver;

/**
 * Servers that do what no proper server does.
 */
@SuppressWarnings("ImmutableEnumChecker")
enum RawFault {

	HANGS_AFTER_ACCEPT(RawServer::hang),

	DRIPS_ITS_HEAD(drip("HTTP/1.1 200 OK\r\nX-Drip: ")),

	DRIPS_ITS_BODY(drip("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")),

	HANGS_IN_ITS_BODY(answerAndHang("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")),

	HANGS_WITH_A_503(answerAndHang("HTTP/1.1 503 Busy\r\nContent-Length: 10\r\n\r\nabc")),

	RESETS_BEFORE_ITS_HEAD(answerAndReset("")),

	RESETS_IN_ITS_HEAD(answerAndReset("HTTP/1.1 200 OK\r\nX-")),

	RESETS_IN_ITS_BODY(answerAndReset("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")),

	CLOSES_BEFORE_ITS_HEAD(answer("")),

	CLOSES_IN_ITS_HEAD(answer("HTTP/1.1 200 OK\r\nX-")),

	CLOSES_IN_ITS_BODY(answer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")),

	CLOSES_IN_A_CHUNK(answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nA\r\nabc")),

	CLOSES_BETWEEN_CHUNKS(answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")),

	SENDS_A_BROKEN_CHUNK_SIZE(answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n")),

	SENDS_A_HUGE_CHUNK_SIZE(answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc\r\n")),

	SENDS_TWO_LENGTHS(answer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd")),

	SENDS_A_LIST_OF_LENGTHS(answer("HTTP/1.1 200 OK\r\nContent-Length: 3, 3\r\n\r\nabc")),

	SENDS_A_NEGATIVE_LENGTH(answer("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nabc")),

	SENDS_A_GARBAGE_LENGTH(answer("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nabc")),

	SENDS_AN_ENDLESS_LENGTH(answer("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nabc")),

	SENDS_LENGTH_AND_CHUNKS(
			answer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")),

	SENDS_AN_UNKNOWN_CODING(answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n")),

	SENDS_GARBAGE(answer("\u0000\u0007garbage\r\nmore \u001b[31m garbage\r\n\r\n")),

	SENDS_A_BODY_ONLY(answer("<html>as HTTP 0.9 did</html>\r\n")),

	SENDS_A_NEGATIVE_STATUS(answer("HTTP/1.1 -12 What\r\n\r\n")),

	SENDS_A_STATUS_BELOW_100(answer("HTTP/1.1 042 What\r\nContent-Length: 0\r\n\r\n")),

	SENDS_CONTINUE_FOR_EVER(answerForEver("", "HTTP/1.1 100 Continue\r\n\r\n")),

	SENDS_HEADERS_FOR_EVER(answerForEver("HTTP/1.1 200 OK\r\n", "X-More: of the same\r\n")),

	SENDS_A_LINE_FOR_EVER(answerForEver("HTTP/1.1 200 OK\r\nX-Long: ", "and so on ".repeat(100))),

	SENDS_A_BODY_FOR_EVER(answerForEver("HTTP/1.1 200 OK\r\n\r\n", "and so on ".repeat(1000))),

	SENDS_CHUNKS_FOR_EVER(answerForEver("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "3\r\nabc\r\n")),

	ANNOUNCES_TOO_MUCH(answerAndHang("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\nabc")),

	ASKS_FOR_A_PROXY_LOGIN(answer("HTTP/1.1 407 Login\r\nContent-Length: 0\r\n\r\n")),

	ASKS_FOR_A_RETRY_AT_ONCE(answer("HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"));

	private final Behaviour behaviour;

	RawFault(Behaviour behaviour) {
		this.behaviour = behaviour;
	}

	RawServer start() {
		return new RawServer(this.behaviour);
	}

	/** A byte every few milliseconds, until the peer goes. */
	private static Behaviour drip(String head) {
		return (socket) -> {
			RawServer.readHead(socket.getInputStream());
			socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
			socket.setSoTimeout(20);
			while (isOpen(socket)) {
				socket.getOutputStream().write('x');
			}
		};
	}

	private static boolean isOpen(Socket socket) throws IOException {
		try {
			return socket.getInputStream().read() != -1;
		}
		catch (java.net.SocketTimeoutException ignored) {
			return true;
		}
	}

}
