package com.aimixer.monitor;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.aimixer.monitor.board.StatusChange;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.health.Judgement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class StatusLogTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger(StatusLog.class);

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.lines.start();
		this.logger.setLevel(Level.INFO);
		this.logger.addAppender(this.lines);
	}

	@AfterEach
	void stop() {
		this.logger.detachAppender(this.lines);
		this.logger.setLevel(null);
	}

	@Test
	void aWorseStatusIsAWarningWithTheWordsOfTheJudgement() {
		new StatusLog().onStatus(change(HealthStatus.HEALTHY, new Judgement(HealthStatus.UNHEALTHY,
				List.of("down: connection refused", "24 h availability 10 % is below 95 %"))));
		ILoggingEvent line = this.lines.list.getFirst();
		assertThat(line.getLevel()).isEqualTo(Level.WARN);
		assertThat(line.getFormattedMessage())
			.isEqualTo("eu-west is unhealthy (was healthy): down: connection refused; "
					+ "24 h availability 10 % is below 95 %");
	}

	@Test
	void healthyIsAnInformation() {
		new StatusLog().onStatus(change(HealthStatus.UNHEALTHY, new Judgement(HealthStatus.HEALTHY, List.of())));
		ILoggingEvent line = this.lines.list.getFirst();
		assertThat(line.getLevel()).isEqualTo(Level.INFO);
		assertThat(line.getFormattedMessage()).isEqualTo("eu-west is healthy (was unhealthy)");
	}

	private static StatusChange change(HealthStatus before, Judgement judgement) {
		Endpoint endpoint = Endpoint.of("eu-west", URI.create("http://127.0.0.1:1/"));
		return new StatusChange(endpoint, before, judgement, Instant.EPOCH);
	}

}
