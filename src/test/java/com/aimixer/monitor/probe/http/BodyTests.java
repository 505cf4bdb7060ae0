package com.aimixer.monitor.probe.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import com.aimixer.monitor.endpoint.Expectations;
import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.endpoint.StatusRanges;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Succeeded;
import com.aimixer.monitor.time.SystemTimeSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a body is read and what it may cost.
 */
class BodyTests {

	private static final long LIMIT = 100_000;

	private static final HttpProbers probers = new HttpProbers(new SystemTimeSource(), Duration.ofSeconds(20));

	@AfterAll
	static void close() {
		probers.close();
	}

	@Test
	void aCompressedBodyIsReadDecompressed() {
		byte[] body = gzip("all fine".getBytes(StandardCharsets.UTF_8));
		assertThat(probe(response(body), "GET", "all fine")).isInstanceOf(Succeeded.class);
	}

	@Test
	void aBodyUpToTheLimitIsReadAndOneByteMoreIsTooLarge() {
		assertThat(probe(response(gzip(new byte[(int) LIMIT])), "GET", null)).isInstanceOf(Succeeded.class);
		Failed failed = (Failed) probe(response(gzip(new byte[(int) LIMIT + 1])), "GET", null);
		assertThat(failed.reason()).isEqualTo(Reason.TOO_LARGE);
		assertThat(failed.phase()).isEqualTo(Phase.BODY);
		assertThat(failed.detail()).isEqualTo("body larger than 100000 bytes");
	}

	@Test
	void aBombIsNotDecompressedPastTheLimit() {
		byte[] bomb = gzip(new byte[100_000_000]);
		assertThat(bomb).hasSizeLessThan(200_000);
		Failed failed = (Failed) probe(response(bomb), "GET", "fine");
		assertThat(failed.reason()).isEqualTo(Reason.TOO_LARGE);
		assertThat(failed.phases().duration(Phase.BODY)).isLessThan(Duration.ofSeconds(2));
	}

	@Test
	void aBrokenCompressionIsAProtocolFailure() {
		byte[] body = gzip(new byte[5000]);
		byte[] wrongSum = body.clone();
		wrongSum[body.length - 6] ^= 1;
		byte[] noGzip = "no gzip at all, only text".getBytes(StandardCharsets.UTF_8);
		byte[] cutOff = Arrays.copyOf(body, body.length / 2);
		for (byte[] broken : new byte[][] { wrongSum, noGzip, cutOff }) {
			Failed failed = (Failed) probe(response(broken), "GET", null);
			assertThat(failed.reason()).isEqualTo(Reason.PROTOCOL);
			assertThat(failed.phase()).isEqualTo(Phase.BODY);
			assertThat(failed.detail()).isEqualTo("broken gzip body");
		}
	}

	@Test
	void aConnectionCutInACompressedBodyIsSaidToBeClosed() {
		byte[] body = gzip(new byte[5000]);
		byte[] response = response(body);
		Failed failed = (Failed) probe(Arrays.copyOf(response, response.length - 8), "GET", null);
		assertThat(failed.reason()).isEqualTo(Reason.PROTOCOL);
		assertThat(failed.detail()).isEqualTo("connection closed in the body");
	}

	@Test
	void aCompressionHeadWithoutEndIsBounded() {
		// the flag says that a file name follows, which then never ends
		RawServer.Behaviour endless = RawServer.answerForEver(
				"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b\u0008\u0008\0\0\0\0\0\0",
				"name".repeat(1000));
		Failed failed = (Failed) probe(endless, "GET", null);
		assertThat(failed.reason()).isEqualTo(Reason.TOO_LARGE);
	}

	@Test
	void anEmptyCompressedBodyIsEmpty() {
		assertThat(probe(response(new byte[0]), "GET", null)).isInstanceOf(Succeeded.class);
	}

	@Test
	void answersThatHaveNoBodyMayNameALength() {
		byte[] head = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
		assertThat(probe(head, "HEAD", null)).isInstanceOf(Succeeded.class);
		byte[] notModified = "HTTP/1.1 304 Same\r\nContent-Length: 10\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
		assertThat(probe(notModified, "GET", null)).isInstanceOf(Succeeded.class);
	}

	@Test
	void aBodyWithoutALengthEndsWithTheConnection() {
		byte[] body = "HTTP/1.0 200 OK\r\n\r\nall fine".getBytes(StandardCharsets.US_ASCII);
		assertThat(probe(body, "GET", "all fine")).isInstanceOf(Succeeded.class);
	}

	private static ProbeOutcome probe(byte[] response, String method, @Nullable String part) {
		return probe(RawServer.answer(response), method, part);
	}

	private static ProbeOutcome probe(RawServer.Behaviour behaviour, String method, @Nullable String part) {
		try (RawServer server = new RawServer(behaviour)) {
			URI url = server.http();
			RequestSettings request = new RequestSettings(url, method, Map.of(), false, false, LIMIT);
			Expectations expectations = new Expectations(StatusRanges.parse("200-399"), part, null, Map.of());
			return probers.proberFor(Endpoints.of(request, expectations)).probe();
		}
	}

	private static byte[] response(byte[] body) {
		String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n";
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
		if (body.length > 0) {
			out.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
			out.writeBytes(body);
			out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
		}
		out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		return out.toByteArray();
	}

	private static byte[] gzip(byte[] body) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(bytes)) {
			out.write(body);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return bytes.toByteArray();
	}

}
