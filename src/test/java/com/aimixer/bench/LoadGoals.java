package com.aimixer.bench;

import java.util.ArrayList;
import java.util.List;

import com.aimixer.bench.report.Goal;
import com.aimixer.bench.subject.PageTimes;

/**
 * The goals of a workload. Those against a peer hold for figures of the same run.
 */
final class LoadGoals {

	private static final int MANY = 1000;

	private static final int MOST = 10_000;

	/** So many endpoints are all probed at once. */
	private static final int AT_ONCE = 20;

	private final LoadFigures monitor;

	private final String at;

	private final List<Goal> goals = new ArrayList<>();

	private LoadGoals(LoadFigures monitor) {
		this.monitor = monitor;
		this.at = ", " + monitor.workload().title();
	}

	/** The goals of the first subject, measured against the others. */
	static List<Goal> of(List<LoadFigures> figures) {
		LoadGoals goals = new LoadGoals(figures.getFirst());
		goals.cadence();
		if (figures.getFirst().workload().hangingPercent() > 0) {
			return goals.goals;
		}
		goals.start();
		if (figures.getFirst().workload().endpoints() >= MANY) {
			goals.cost(figures);
			goals.accuracy();
			goals.pages();
		}
		return goals.goals;
	}

	private void cadence() {
		add("probes missed", 0, (double) this.monitor.missed(), "");
		if (this.monitor.workload().endpoints() >= MANY) {
			boolean most = this.monitor.workload().endpoints() >= MOST;
			add("cadence error p99", most ? 20 : 3, this.monitor.cadenceError().millis(99), "ms");
		}
	}

	private void start() {
		boolean all = this.monitor.started().endpoints() == this.monitor.workload().endpoints();
		boolean atOnce = this.monitor.workload().endpoints() <= AT_ONCE;
		add("first to last first probe" + (atOnce ? " (at once)" : ""),
				atOnce ? 0.25 : this.monitor.workload().interval().toSeconds(),
				all ? this.monitor.started().spread() : Double.POSITIVE_INFINITY, "s");
	}

	private void cost(List<LoadFigures> figures) {
		add("CPU per 1,000 probes", 0.45, this.monitor.cpuPerThousand(), "s");
		double exporter = (figures.size() > 1) ? figures.get(1).cpuPerThousand("exporter") : Double.NaN;
		add("CPU per 1,000 probes against half of blackbox_exporter's alone", exporter / 2,
				Double.isNaN(exporter) ? Double.NaN : this.monitor.cpuPerThousand(), "s");
		add("most probes in 100 ms as a multiple of the even share", 2, this.monitor.burst(), "");
		if (this.monitor.workload().endpoints() >= MOST) {
			add("RSS after its pages were fetched", 450, this.monitor.rssWhenRead(), "MB");
		}
	}

	private void accuracy() {
		add("response time error, median", 0.6, this.monitor.responseError().millis(50), "ms");
		add("response time error, p99", 1.5, this.monitor.responseError().millis(99), "ms");
	}

	private void pages() {
		if (this.monitor.workload().endpoints() != MANY) {
			return;
		}
		for (PageTimes page : this.monitor.pages()) {
			double limit = page.path().equals("/metrics") ? 50 : 20;
			add(page.path() + ", median", limit, page.nanos().millis(50), "ms");
			add(page.path() + ", p99", limit, page.nanos().millis(99), "ms");
		}
	}

	private void add(String figure, double limit, double measured, String unit) {
		this.goals.add(new Goal(figure + this.at, limit, measured, unit));
	}

}
