package com.aimixer.monitor.probe.http;

import java.io.IOException;
import java.util.Set;

import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.Reason;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.GzipSource;
import okio.Okio;
import okio.Source;

/**
 * Reads a body up to a limit that counts decompressed bytes and never decompresses past
 * it. What nobody looks at is not kept.
 */
final class BodyReader {

	private static final int STEP = 16 * 1024;

	/** Statuses whose answer ends with its head, whatever length the head names. */
	private static final Set<Integer> WITHOUT_BODY = Set.of(101, 204, 304);

	private final long limit;

	private final boolean keep;

	BodyReader(long limit, boolean keep) {
		this.limit = limit;
		this.keep = keep;
	}

	/**
	 * Read the body to its end.
	 * @param response the response, left open
	 * @return the body, or an empty buffer where it is not kept
	 * @throws ProbeFault if it is too large, cannot be decompressed or ends too early
	 * @throws IOException if the connection fails
	 */
	Buffer read(Response response) throws IOException {
		Buffer body = new Buffer();
		if ("HEAD".equals(response.request().method()) || WITHOUT_BODY.contains(response.code())) {
			return body;
		}
		long announced = response.body().contentLength();
		if (announced > this.limit) {
			throw tooLarge();
		}
		Wire wire = new Wire(response.body().source());
		if (isGzip(response)) {
			unzip(wire, body);
		}
		else {
			drain(wire, body);
		}
		if (announced > wire.count) {
			throw fault("body ended after " + wire.count + " of " + announced + " bytes");
		}
		return body;
	}

	private static boolean isGzip(Response response) {
		String coding = response.header("Content-Encoding", "");
		return "gzip".equalsIgnoreCase(coding) || "x-gzip".equalsIgnoreCase(coding);
	}

	private void unzip(Wire wire, Buffer body) throws IOException {
		BufferedSource compressed = Okio.buffer((Source) wire);
		if (compressed.exhausted()) {
			return;
		}
		try {
			drain(new GzipSource(compressed), body);
		}
		catch (ProbeFault ex) {
			throw ex;
		}
		catch (IOException ex) {
			if (wire.failed) {
				throw ex;
			}
			throw fault("broken gzip body");
		}
	}

	private void drain(Source source, Buffer body) throws IOException {
		long total = 0;
		for (long read; (read = source.read(body, STEP)) != -1;) {
			total += read;
			if (total > this.limit) {
				throw tooLarge();
			}
			if (!this.keep) {
				body.clear();
			}
		}
	}

	private ProbeFault tooLarge() {
		return new ProbeFault(Reason.TOO_LARGE, Phase.BODY, "body larger than " + Text.bytes(this.limit));
	}

	private static ProbeFault fault(String detail) {
		return new ProbeFault(Reason.PROTOCOL, Phase.BODY, detail);
	}

	/**
	 * The bytes as they came. They are limited too: a gzip head may go on for ever
	 * without giving a byte.
	 */
	private final class Wire extends ForwardingSource {

		private static final long GZIP_OVERHEAD = 64 * 1024;

		private long count;

		private boolean failed;

		Wire(Source source) {
			super(source);
		}

		@Override
		public long read(Buffer sink, long byteCount) throws IOException {
			try {
				long read = super.read(sink, byteCount);
				this.count += Math.max(0, read);
				if (this.count > BodyReader.this.limit + GZIP_OVERHEAD) {
					throw tooLarge();
				}
				return read;
			}
			catch (IOException ex) {
				this.failed = true;
				throw ex;
			}
		}

	}

}
