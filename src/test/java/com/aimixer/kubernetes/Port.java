package com.aimixer.kubernetes;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A port of a pod.
 *
 * @param number 1 to 65535
 * @param protocol TCP, UDP or SCTP
 */
record Port(int number, String protocol) implements Comparable<Port> {

	/** What a page writes: {@code 8080}, {@code 53 UDP} or {@code 19001-19006}. */
	static Stream<Port> parse(String text) {
		String[] words = text.strip().split("\\s+");
		String[] ends = words[0].split("-");
		return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
			.mapToObj((number) -> new Port(number, (words.length > 1) ? words[1] : "TCP"));
	}

	@Override
	public int compareTo(Port other) {
		return (this.number != other.number) ? Integer.compare(this.number, other.number)
				: this.protocol.compareTo(other.protocol);
	}

	@Override
	public String toString() {
		return this.protocol.equals("TCP") ? String.valueOf(this.number) : this.number + " " + this.protocol;
	}

}
