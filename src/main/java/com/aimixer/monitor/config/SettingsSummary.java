package com.aimixer.monitor.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.Thresholds;

/**
 * Says in a few lines what the settings are.
 */
public final class SettingsSummary {

	private static final List<String> HEADING = List.of("ENDPOINT", "REGION", "SLOW ABOVE", "UPTIME BELOW", "URL");

	private SettingsSummary() {
	}

	/**
	 * The settings in one line.
	 * @param settings checked settings
	 * @return such as {@code 6 endpoints every 30s, timeout 5s, a failure confirmed 2
	 * times 1s apart}
	 */
	public static String line(MonitorSettings settings) {
		int count = settings.endpoints().size();
		int attempts = settings.confirm().attempts();
		String confirmation = (attempts == 0) ? "failures not confirmed" : "a failure confirmed " + attempts
				+ ((attempts == 1) ? " time, " : " times, ") + Values.show(settings.confirm().spacing()) + " apart";
		return count + ((count == 1) ? " endpoint" : " endpoints") + " every " + Values.show(settings.interval())
				+ ", timeout " + Values.show(settings.timeout()) + ", " + confirmation;
	}

	/**
	 * Where what is seen is kept.
	 * @param settings checked settings
	 * @return such as {@code history in /var/lib/ai-mixer-monitor (monitor.data-dir)}
	 */
	public static String history(MonitorSettings settings) {
		Path directory = settings.dataDir();
		return (directory != null) ? "history in " + directory.toAbsolutePath().normalize() + " (monitor.data-dir)"
				: "history in memory only: a restart begins anew (monitor.data-dir is not set)";
	}

	/**
	 * A table of the endpoints.
	 * @param settings checked settings
	 * @return its lines, with the heading
	 */
	public static List<String> table(MonitorSettings settings) {
		List<List<String>> rows = Stream
			.concat(Stream.of(HEADING), settings.endpoints().stream().map(SettingsSummary::row))
			.toList();
		int[] widths = IntStream.range(0, HEADING.size())
			.map((column) -> rows.stream().mapToInt((row) -> row.get(column).length()).max().orElse(0))
			.toArray();
		return rows.stream().map((row) -> line(row, widths)).toList();
	}

	private static List<String> row(Endpoint endpoint) {
		Thresholds thresholds = endpoint.thresholds();
		return List.of(endpoint.name(), endpoint.region(),
				Values.show(thresholds.responseTimeWarning()) + " / " + Values.show(thresholds.responseTimeCritical()),
				thresholds.uptimeWarning() + "% / " + thresholds.uptimeCritical() + "%",
				endpoint.request().url().toString());
	}

	private static String line(List<String> row, int[] widths) {
		StringBuilder line = new StringBuilder();
		for (int column = 0; column < row.size(); column++) {
			String cell = row.get(column);
			line.append(cell).repeat(' ', widths[column] - cell.length() + 2);
		}
		return line.toString().stripTrailing();
	}

}
