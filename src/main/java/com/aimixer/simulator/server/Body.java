package com.aimixer.simulator.server;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The body of an answer. A large one is written piece by piece, so that many who ask for
 * it at once do not need its size many times.
 */
@FunctionalInterface
public interface Body {

	/**
	 * Writes all of it; every call writes the same.
	 * @param out where to, not closed
	 * @throws IOException if it cannot be written there
	 */
	void writeTo(OutputStream out) throws IOException;

	/**
	 * Its length, found by writing it to nowhere.
	 * @return bytes
	 * @throws IOException never, unless the body fails by itself
	 */
	default long length() throws IOException {
		Counter counter = new Counter();
		writeTo(counter);
		return counter.bytes;
	}

	/**
	 * Counts what is written.
	 */
	final class Counter extends OutputStream {

		private long bytes;

		private Counter() {
		}

		@Override
		public void write(int one) {
			this.bytes++;
		}

		@Override
		public void write(byte[] source, int from, int length) {
			this.bytes += length;
		}

	}

}
