package com.aimixer.monitor.latency;

import java.nio.ByteBuffer;

/**
 * Numbers in as few bytes as they need: seven bits a byte, lowest first, the high bit set
 * on all but the last.
 */
final class Varints {

	static final int MAX_BYTES = 10;

	private Varints() {
	}

	static void put(ByteBuffer buffer, long value) {
		long rest = value;
		while ((rest & ~0x7FL) != 0) {
			buffer.put((byte) (rest | 0x80));
			rest >>>= 7;
		}
		buffer.put((byte) rest);
	}

	static long get(ByteBuffer buffer) {
		long value = 0;
		for (int shift = 0;; shift += 7) {
			byte next = buffer.get();
			value |= (next & 0x7FL) << shift;
			if (next >= 0) {
				return value;
			}
		}
	}

}
