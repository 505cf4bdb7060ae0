package com.aimixer.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.aimixer.bench.heap.HeapRun;
import com.aimixer.bench.image.ImageBenchmark;
import com.aimixer.bench.report.Report;
import com.aimixer.bench.subject.BlackboxFactory;
import com.aimixer.bench.subject.MonitorFactory;
import com.aimixer.bench.subject.Programs;
import com.aimixer.bench.subject.SubjectFactory;
import com.aimixer.bench.subject.Workload;

/**
 * The benchmark: {@code ./mvnw -Pbench verify} writes {@code target/bench/report.md}.
 */
public final class BenchApplication {

	private static final Path FETCH_SCRIPT = Path.of("src/main/scripts/fetch_programs.sh");

	private static final int HANGING_PERCENT = 30;

	private static final int HANGING_SIZE = 1000;

	private final BenchSettings settings;

	private final Report report;

	private final PrintStream out;

	private BenchApplication(BenchSettings settings, PrintStream out) {
		this.settings = settings;
		this.report = new Report(settings.output().resolve("report.md"));
		this.out = out;
	}

	/**
	 * Measure and write the report.
	 * @param args none; the settings are system properties
	 * @throws Exception if something cannot be measured
	 */
	public static void main(String[] args) throws Exception {
		new BenchApplication(BenchSettings.fromSystemProperties(), System.out).run();
	}

	private void run() throws Exception {
		Files.createDirectories(this.settings.output());
		Machine.describe(this.settings).forEach(this.report::note);
		Optional<SubjectFactory> peer = peer();
		if (this.settings.parts().contains("sizes")) {
			for (int size : this.settings.sizes()) {
				measure(Workload.of(size), peer);
			}
		}
		if (this.settings.parts().contains("hanging")) {
			measure(Workload.of(HANGING_SIZE).hanging(HANGING_PERCENT), Optional.empty());
		}
		if (this.settings.parts().contains("image")) {
			image();
		}
		if (this.settings.parts().contains("heap")) {
			this.out.println("filling the windows of 10,000 endpoints");
			this.report.section("Heap of 10,000 endpoints after 24 h", HeapRun.run() + "\n", List.of());
		}
		if (this.settings.parts().contains("jmh")) {
			this.out.println("window record and query by JMH");
			this.report.section("Window record and query", MicroBenchmarks.run(), List.of());
		}
		this.out.println("report: " + this.settings.output().resolve("report.md"));
	}

	private void image() throws IOException, InterruptedException {
		this.out.println("starting the container image beside the plain jar");
		ImageBenchmark.Section section = new ImageBenchmark(this.settings.output(), this.settings.jar(),
				this.settings.measure())
			.run();
		this.report.section("Container image", section.body(), section.goals());
	}

	private void measure(Workload workload, Optional<SubjectFactory> peer) throws IOException, InterruptedException {
		List<LoadFigures> figures = new ArrayList<>();
		figures.add(measure(workload, new MonitorFactory(this.settings.jar(), this.settings.jvmArguments()),
				this.settings.warmUp()));
		String remark = "";
		if (peer.isPresent()) {
			try {
				figures.add(measure(workload, peer.get(), this.settings.peerWarmUp()));
			}
			catch (IOException ex) {
				remark = "\nThe peer could not be measured: " + ex.getMessage() + "\n";
			}
		}
		LoadSection section = new LoadSection(figures);
		this.report.section(workload.title(), section.body() + remark, section.goals());
	}

	private LoadFigures measure(Workload workload, SubjectFactory subject, Duration warmUp)
			throws IOException, InterruptedException {
		this.out.printf("%s: %s, load of the machine %.1f%n", subject.name(), workload.title(),
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
		return new LoadRun(this.settings.output(), warmUp, longEnough(workload)).run(subject, workload);
	}

	/** A distance of two probes must fit into the measured time. */
	private Duration longEnough(Workload workload) {
		Duration least = workload.interval();
		return (this.settings.measure().compareTo(least) < 0) ? least : this.settings.measure();
	}

	private Optional<SubjectFactory> peer() throws IOException {
		if (!this.settings.peers()) {
			this.report.note("The peer was not measured: switched off by bench.peers=false.");
			return Optional.empty();
		}
		Programs programs = Programs.in(this.settings.programs());
		Optional<SubjectFactory> peer = BlackboxFactory.of(programs);
		if (peer.isEmpty() && Files.isExecutable(FETCH_SCRIPT)) {
			peer = BlackboxFactory.of(programs.fetched(FETCH_SCRIPT, "prometheus", "prometheus-blackbox-exporter"));
		}
		if (peer.isEmpty()) {
			this.report.note("The peer was not measured: prometheus and prometheus-blackbox-exporter were found "
					+ "neither in bench.programs nor on the PATH.");
		}
		return peer;
	}

}
