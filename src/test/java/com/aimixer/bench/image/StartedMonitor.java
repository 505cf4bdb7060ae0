package com.aimixer.bench.image;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.aimixer.bench.subject.OsProcess;

/**
 * A monitor that has just been started, and how long that took.
 */
final class StartedMonitor implements AutoCloseable {

	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

	private static final long POLL_MILLIS = 5;

	private static final double NANOS_PER_SECOND = 1e9;

	private static final double MEGABYTE = 1024 * 1024;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final OsProcess process;

	private final int port;

	private final double ready;

	private final double cpu;

	private StartedMonitor(OsProcess process, int port, long start) throws IOException, InterruptedException {
		this.process = process;
		this.port = port;
		while (get("/actuator/health/readiness") != 200) {
			this.process.check();
			if (System.nanoTime() - start > PATIENCE) {
				throw new IOException("the monitor is not ready after two minutes");
			}
			TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
		}
		this.ready = (System.nanoTime() - start) / NANOS_PER_SECOND;
		this.cpu = process.cpu().toNanos() / NANOS_PER_SECOND;
	}

	/** Start one in a directory with its configuration and wait until it is ready. */
	static StartedMonitor start(Path directory, List<String> command, int port)
			throws IOException, InterruptedException {
		List<String> whole = new ArrayList<>(command);
		whole.add("--server.port=" + port);
		long start = System.nanoTime();
		OsProcess process = OsProcess.start(directory, "monitor", whole);
		try {
			return new StartedMonitor(process, port, start);
		}
		catch (IOException | InterruptedException | RuntimeException ex) {
			process.close();
			throw ex;
		}
	}

	/** Seconds from the start of the process until it was ready. */
	double ready() {
		return this.ready;
	}

	/** Processor seconds until then. */
	double cpu() {
		return this.cpu;
	}

	double rssMegabytes() {
		return this.process.rss().orElse(0) / MEGABYTE;
	}

	double peakRssMegabytes() {
		return this.process.peakRss().orElse(0) / MEGABYTE;
	}

	/** One open page and a scrape every five seconds. */
	void serve(Duration duration) throws IOException, InterruptedException {
		get("/");
		var page = this.client.sendAsync(request("/events"), BodyHandlers.discarding());
		for (long second = 0; second < duration.toSeconds(); second += 5) {
			get("/metrics");
			TimeUnit.SECONDS.sleep(5);
			this.process.check();
		}
		if (page.isDone()) {
			throw new IOException("the open page was cut off");
		}
	}

	private int get(String path) throws InterruptedException {
		try {
			HttpResponse<Void> response = this.client.send(request(path), BodyHandlers.discarding());
			return response.statusCode();
		}
		catch (IOException _) {
			return 0;
		}
	}

	private HttpRequest request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.header("Accept", "text/html, */*")
			.build();
	}

	@Override
	public void close() {
		this.client.shutdownNow();
		this.process.close();
	}

}
