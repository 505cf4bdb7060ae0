package com.aimixer.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process of this machine listens on, from Linux' {@code /proc}.
 */
final class Sockets {

	/** Columns of /proc/net/tcp: local address, state, inode. */
	private static final Pattern LISTENING = Pattern
		.compile("(?m)^ *\\d+: [0-9A-F]+:([0-9A-F]{4}) \\S+ 0A " + "\\S+ \\S+ \\S+ +\\d+ +\\d+ (\\d+) ");

	private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

	private Sockets() {
	}

	/** The TCP ports on which a process listens. */
	static Set<Integer> listening(long pid) throws IOException {
		Set<String> own = new HashSet<>();
		try (Stream<Path> descriptors = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
			for (Path descriptor : descriptors.toList()) {
				Matcher socket = SOCKET.matcher(target(descriptor));
				if (socket.matches()) {
					own.add(socket.group(1));
				}
			}
		}
		Set<Integer> ports = new HashSet<>();
		for (String table : List.of("tcp", "tcp6")) {
			Path path = Path.of("/proc", String.valueOf(pid), "net", table);
			Matcher line = LISTENING.matcher(Files.exists(path) ? Files.readString(path) : "");
			while (line.find()) {
				if (own.contains(line.group(2))) {
					ports.add(Integer.valueOf(line.group(1), 16));
				}
			}
		}
		return ports;
	}

	/** A descriptor may be closed while we look. */
	private static String target(Path descriptor) {
		try {
			return Files.readSymbolicLink(descriptor).toString();
		}
		catch (IOException _) {
			return "";
		}
	}

}
