package com.aimixer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import com.aimixer.bench.LoadFigures.Started;
import com.aimixer.bench.LoadFigures.Usage;
import com.aimixer.bench.report.Distribution;
import com.aimixer.bench.server.Arrival;
import com.aimixer.bench.server.TargetProcess;
import com.aimixer.bench.subject.MeasuredProbe;
import com.aimixer.bench.subject.OsProcess;
import com.aimixer.bench.subject.PageTimes;
import com.aimixer.bench.subject.Subject;
import com.aimixer.bench.subject.SubjectFactory;
import com.aimixer.bench.subject.Workload;

/**
 * One subject under one workload, with a target of its own: warm up, measure, then ask
 * for what would disturb the measuring.
 */
final class LoadRun {

	private static final double MEGABYTE = 1024 * 1024;

	private static final int PAGE_FETCHES = 200;

	private final Path directory;

	private final Duration warmUp;

	private final Duration measure;

	LoadRun(Path directory, Duration warmUp, Duration measure) {
		this.directory = directory;
		this.warmUp = warmUp;
		this.measure = measure;
	}

	LoadFigures run(SubjectFactory factory, Workload workload) throws IOException, InterruptedException {
		Path place = Files.createDirectories(this.directory
			.resolve(factory.name().split(" ")[0] + "-" + workload.endpoints() + "-" + workload.hangingPercent()));
		try (TargetProcess target = TargetProcess.start(place)) {
			long startNanos = epochNanos();
			try (Subject subject = factory.start(workload, target, place)) {
				rest(this.warmUp, subject);
				return measure(factory.name(), workload, subject, target, startNanos);
			}
		}
	}

	private LoadFigures measure(String name, Workload workload, Subject subject, TargetProcess target, long startNanos)
			throws IOException, InterruptedException {
		Map<String, Duration> cpuBefore = cpu(subject);
		long from = epochNanos();
		rest(this.measure, subject);
		Span span = new Span(from, epochNanos());
		Map<String, Usage> usage = usage(subject, cpuBefore);
		// not before: the first scrape of thousands of targets keeps the compiler busy
		// for a while
		OptionalLong own = subject.probes();
		List<Arrival> arrivals = target.arrivals();
		List<MeasuredProbe> slow = subject.slowProbes();
		List<PageTimes> pages = subject.pages(PAGE_FETCHES * 1000 / Math.max(1000, workload.endpoints()));
		double rssWhenRead = subject.processes().values().stream().mapToDouble((each) -> megabytes(each.rss())).sum();
		ArrivalAnalysis seen = new ArrivalAnalysis(workload, arrivals, span);
		Started started = Started.of(startNanos, seen.firsts());
		Distribution responseError = seen.responseError(slow);
		return new LoadFigures(name, workload, seen.count(), arrivals.size(), own, usage, rssWhenRead,
				seen.cadenceError(), seen.missed(), seen.burst(), started, responseError, pages);
	}

	private static Map<String, Duration> cpu(Subject subject) {
		Map<String, Duration> cpu = new LinkedHashMap<>();
		subject.processes().forEach((name, process) -> cpu.put(name, process.cpu()));
		return cpu;
	}

	private static Map<String, Usage> usage(Subject subject, Map<String, Duration> before) {
		Map<String, Usage> usage = new LinkedHashMap<>();
		subject.processes()
			.forEach((name, process) -> usage.put(name,
					new Usage(process.cpu().minus(before.getOrDefault(name, Duration.ZERO)), megabytes(process.rss()),
							megabytes(process.peakRss()))));
		return usage;
	}

	private static double megabytes(OptionalLong bytes) {
		return bytes.isPresent() ? bytes.getAsLong() / MEGABYTE : Double.NaN;
	}

	private static void rest(Duration duration, Subject subject) throws IOException, InterruptedException {
		TimeUnit.NANOSECONDS.sleep(duration.toNanos());
		for (OsProcess process : subject.processes().values()) {
			process.check();
		}
	}

	private static long epochNanos() {
		Instant now = Instant.now();
		return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
	}

}
