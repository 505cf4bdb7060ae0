package com.aimixer.bench.heap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

import com.aimixer.monitor.alert.AlertDelivery;
import com.aimixer.monitor.alert.AlertHistory;
import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.AlertSource;
import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.history.Durability;
import com.aimixer.monitor.storage.DurableHistory;
import com.aimixer.monitor.time.ManualTimeSource;
import org.awaitility.Awaitility;

/**
 * A durable history at its largest: alerts of every endpoint, and a disk that has failed
 * for so long that the queue is full.
 */
final class FullHistory implements AutoCloseable {

	private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

	private static final List<String> RULES = List.of("ServiceDown", "VerySlowResponse");

	private final Path directory;

	private final DurableHistory durable;

	private final AlertHistory alerts;

	private FullHistory(Path directory, DurableHistory durable) {
		this.directory = directory;
		this.durable = durable;
		this.alerts = new AlertHistory(durable.alerts(), Duration.ofDays(30));
	}

	/** In a directory of its own, for a board on which nothing was recorded yet. */
	static FullHistory open(ManualTimeSource time, StatusBoard board, HistoryLimits limits) throws IOException {
		Path directory = Files.createTempDirectory("heap");
		return new FullHistory(directory, DurableHistory.open(directory, time, board, limits));
	}

	/** Two alerts of each endpoint, as long as the monitor's own. */
	void fire(List<Endpoint> endpoints, ManualTimeSource time) {
		for (Endpoint endpoint : endpoints) {
			RULES.forEach((rule) -> this.alerts.save(alert(endpoint, rule, time)));
		}
		awaitWritten();
	}

	private static AlertRecord alert(Endpoint endpoint, String rule, ManualTimeSource time) {
		String name = endpoint.name();
		Map<String, String> labels = Map.of("alertname", rule, "target", name, "region", endpoint.region(), "severity",
				"critical", "family", "availability", "source", "monitor", "replica", "ai-mixer-monitor-0");
		Map<String, String> annotations = Map.of("summary", name + " is down: connection refused", "description",
				"The monitor sees " + endpoint.request().url() + " down since " + time.now()
						+ ": connection refused in the phase connect, confirmed 2 times, 1 s apart.",
				"runbook_url", "https://monitor.aimixer.com/runbooks/" + rule, "dashboard_url",
				"https://grafana.aimixer.com/d/ai-mixer-probes?var-region=" + endpoint.region());
		AlertRecord fired = AlertRecord.fired(AlertSource.MONITOR, labels, annotations, time.now());
		return fired.delivered(new AlertDelivery("http://alertmanager-0.alertmanager:9093", fired.state(), time.now()))
			.delivered(new AlertDelivery("http://alertmanager-1.alertmanager:9093", fired.state(), time.now()));
	}

	/** Hears what a board says from now on. */
	void listenTo(StatusBoard board) {
		board.listen(this.durable);
	}

	/**
	 * Lets something happen while nothing can be written, and waits until all is made up
	 * for; what happens says how many MB are in use at its end.
	 */
	String whileTheDiskFails(DoubleSupplier happening) throws SQLException {
		try (Connection lock = DriverManager.getConnection("jdbc:sqlite:" + this.directory.resolve("history.db"))) {
			execute(lock, "BEGIN IMMEDIATE");
			double used = happening.getAsDouble();
			Durability failing = this.durable.durability();
			execute(lock, "ROLLBACK");
			awaitWritten();
			Awaitility.await().atMost(LONG_ENOUGH).until(() -> this.durable.durability().problem() == null);
			return "%,d alerts; %,.0f MB while the disk fails, when %,d facts waited; %,d found no room and were made up for; %,.0f MB on the disk"
				.formatted(this.alerts.all().size(), used, failing.waiting(), failing.dropped(),
						this.durable.durability().bytes() / 1e6);
		}
	}

	void awaitWritten() {
		Awaitility.await().atMost(LONG_ENOUGH).until(() -> this.durable.durability().waiting() == 0);
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Override
	public void close() throws IOException {
		this.durable.close();
		try (Stream<Path> files = Files.list(this.directory)) {
			for (Path file : files.toList()) {
				Files.delete(file);
			}
		}
		Files.delete(this.directory);
	}

}
