package com.aimixer.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.aimixer.bench.report.Goal;
import com.aimixer.bench.report.Table;
import com.aimixer.bench.subject.PageTimes;

/**
 * The figures of one workload as a section of the report: a column per subject.
 */
final class LoadSection {

	private final List<LoadFigures> figures;

	LoadSection(List<LoadFigures> figures) {
		this.figures = List.copyOf(figures);
	}

	String body() {
		List<String> headings = new ArrayList<>(List.of("figure"));
		this.figures.forEach((each) -> headings.add(each.subject()));
		Table table = new Table(headings);
		row(table, "probes in the measured time", LoadFigures::probes);
		row(table, "probes since the start", LoadFigures::sinceStart);
		row(table, "probes since the start, own count", LoadSection::own);
		row(table, "CPU s per 1,000 probes", LoadSection::cpu);
		row(table, "RSS MB", LoadFigures::rssMegabytes);
		row(table, "RSS MB after its pages were fetched", LoadFigures::rssWhenRead);
		row(table, "largest RSS MB before", LoadFigures::peakRssMegabytes);
		row(table, "cadence error ms, median / p99 / largest",
				(each) -> "%.2f / %.2f / %.2f".formatted(each.cadenceError().millis(50), each.cadenceError().millis(99),
						each.cadenceError().millis(100)));
		row(table, "probes missed", LoadFigures::missed);
		row(table, "most probes in 100 ms, as a multiple of the even share", LoadFigures::burst);
		row(table, "endpoints probed at least once", (each) -> each.started().endpoints());
		row(table, "start to first probe / to the last first probe, s",
				(each) -> "%.2f / %.2f".formatted(each.started().first(), each.started().last()));
		row(table, "response time error ms, median / p99 (probes)", (each) -> "%.2f / %.2f (%d)"
			.formatted(each.responseError().millis(50), each.responseError().millis(99), each.responseError().count()));
		return table + pages();
	}

	private void row(Table table, String title, Function<LoadFigures, Object> figure) {
		List<Object> cells = new ArrayList<>(List.of(title));
		this.figures.forEach((each) -> cells.add(figure.apply(each)));
		table.add(cells.toArray());
	}

	private static Object own(LoadFigures figures) {
		return figures.own().isPresent() ? figures.own().getAsLong() : "-";
	}

	private static String cpu(LoadFigures figures) {
		String all = "%.2f".formatted(figures.cpuPerThousand());
		if (figures.usage().size() == 1) {
			return all;
		}
		return figures.usage()
			.keySet()
			.stream()
			.map((process) -> "%s %.2f".formatted(process, figures.cpuPerThousand(process)))
			.collect(Collectors.joining(" + ", all + " = ", ""));
	}

	private String pages() {
		List<PageTimes> pages = this.figures.stream().flatMap((each) -> each.pages().stream()).toList();
		if (pages.isEmpty()) {
			return "";
		}
		Table table = new Table(List.of("page", "requests", "kB", "median ms", "p99 ms"));
		pages.forEach((page) -> table.add(page.path(), page.nanos().count(), page.bytes() / 1000,
				page.nanos().millis(50), page.nanos().millis(99)));
		return "\n" + table;
	}

	List<Goal> goals() {
		return LoadGoals.of(this.figures);
	}

}
