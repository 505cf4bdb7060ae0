package com.aimixer.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The target as a process: it prints its port, writes its log to every file named on
 * standard input, and ends with its parent.
 */
public final class TargetServer {

	private static final int BACKLOG = 4096;

	private TargetServer() {
	}

	/**
	 * Serve until standard input ends.
	 * @param args none
	 * @throws IOException if there is no port or the log cannot be written
	 */
	public static void main(String[] args) throws IOException {
		ArrivalLog log = new ArrivalLog();
		try (ServerSocketChannel server = ServerSocketChannel.open()) {
			server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
			System.out.println(server.socket().getLocalPort());
			Thread.ofPlatform().name("target").daemon().start(new TargetLoop(server, log));
			obey(log);
		}
		System.exit(0);
	}

	private static void obey(ArrivalLog log) throws IOException {
		BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String file = orders.readLine(); file != null; file = orders.readLine()) {
			log.write(Path.of(file));
			System.out.println(file);
		}
	}

}
