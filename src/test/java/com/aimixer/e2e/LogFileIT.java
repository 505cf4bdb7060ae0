package com.aimixer.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The log in a file, as text and as JSON.
 */
class LogFileIT {

	private static final Duration START = Duration.ofSeconds(60);

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void textOnDemand() {
		Path file = log("");
		assertThat(file).content().contains("Z INFO  MonitorLifecycle: Watching 1 endpoint every 30s");
	}

	@Test
	void jsonOnDemand() throws Exception {
		Path file = log("logging.structured.format.file: ecs\n");
		JsonNode line = Http.JSON.readTree(Files.readAllLines(file).getFirst());
		assertThat(line.path("ecs").path("version").asString()).isEqualTo("8.11");
		assertThat(line.path("log").path("level").asString()).isEqualTo("INFO");
		assertThat(line.path("message").asString()).startsWith("Watching 1 endpoint");
	}

	/** The file of a monitor that has begun to watch. */
	private Path log(String more) {
		int port = Ports.free();
		Monitor.start(this.work, port, more + "LOG_DIR: logs\nserver.port: " + port
				+ "\nmonitor.endpoints: [{name: a, url: 'http://127.0.0.1:1/'}]\n");
		Path file = this.work.folder().resolve("logs").resolve("monitor.log");
		this.work.await("the log has a line", START, () -> assertThat(file).content().contains("Watching"));
		return file;
	}

}
