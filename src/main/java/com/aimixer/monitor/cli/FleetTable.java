package com.aimixer.monitor.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import com.aimixer.monitor.view.EndpointView;
import com.aimixer.monitor.view.ProbeView;
import com.aimixer.monitor.view.StatusView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Help;

/**
 * The fleet as a table for people at a terminal.
 */
public final class FleetTable {

	private static final int GAP = 2;

	private static final int REASON_WIDTH = 100;

	private static final List<String> HEAD = List.of("ENDPOINT", "REGION", "STATUS", "RESPONSE", "HTTP", "REASON");

	private FleetTable() {
	}

	/**
	 * Lay the fleet out.
	 * @param fleet the fleet
	 * @return the lines, with a summary at the end
	 */
	public static String of(StatusView fleet) {
		List<List<String>> rows = new java.util.ArrayList<>();
		rows.add(HEAD);
		fleet.endpoints().forEach((endpoint) -> rows.add(row(endpoint)));
		return table(rows) + summary(fleet);
	}

	private static List<String> row(EndpointView endpoint) {
		return List.of(endpoint.name(), endpoint.region(), endpoint.status(), millis(endpoint.responseTimeMs()),
				httpStatus(endpoint.lastProbe()), String.join("; ", endpoint.reasons()));
	}

	private static String millis(@Nullable Double millis) {
		return (millis != null) ? BigDecimal.valueOf(millis).setScale(1, RoundingMode.HALF_UP) + " ms" : "-";
	}

	private static String httpStatus(@Nullable ProbeView probe) {
		return (probe != null && probe.httpStatus() != null) ? probe.httpStatus().toString() : "-";
	}

	private static String table(List<List<String>> rows) {
		Column[] columns = new Column[HEAD.size()];
		for (int i = 0; i < columns.length; i++) {
			int column = i;
			int longest = rows.stream().mapToInt((row) -> row.get(column).length()).max().orElse(0);
			boolean last = i == columns.length - 1;
			columns[i] = new Column((last ? REASON_WIDTH : longest + GAP), 0, Overflow.WRAP);
		}
		ColorScheme plain = Help.defaultColorScheme(Ansi.OFF);
		TextTable table = TextTable.forColumns(plain, columns);
		rows.forEach((row) -> table.addRowValues(row.toArray(String[]::new)));
		return table.toString();
	}

	private static String summary(StatusView fleet) {
		return "%nfleet %s: %d healthy, %d degraded, %d unknown, %d unhealthy%n".formatted(fleet.status(),
				fleet.summary().healthy(), fleet.summary().degraded(), fleet.summary().unknown(),
				fleet.summary().unhealthy());
	}

}
