package com.aimixer.bench.image;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.aimixer.bench.report.Goal;
import com.aimixer.bench.report.Table;
import com.aimixer.bench.server.TargetKind;
import com.aimixer.bench.server.TargetProcess;

/**
 * Starts the plain jar, the image without and with its AOT cache, in turns, each with six
 * endpoints (one is down), a fresh durable history, an Alertmanager, scrapes and one open
 * page.
 */
public final class ImageBenchmark {

	private static final int STARTS = 5;

	private static final int ENDPOINTS = 6;

	private static final double READY_SECONDS = 2.5;

	private static final double RSS_MEGABYTES = 200;

	private final Path directory;

	private final Path jar;

	private final Duration measure;

	/**
	 * A benchmark.
	 * @param directory where layout, histories and logs go
	 * @param jar the monitor
	 * @param measure how long the last start of each goes on before its memory is read
	 */
	public ImageBenchmark(Path directory, Path jar, Duration measure) {
		this.directory = directory.toAbsolutePath();
		this.jar = jar.toAbsolutePath();
		this.measure = measure;
	}

	/**
	 * Measure.
	 * @return the report's section
	 * @throws IOException if something does not start
	 * @throws InterruptedException if interrupted meanwhile
	 */
	public Section run() throws IOException, InterruptedException {
		ImageLayout layout = ImageLayout.make(this.directory.resolve("layout"));
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		List<Variant> variants = List.of(
				new Variant("plain jar, no JVM arguments", List.of(java, "-jar", this.jar.toString())),
				new Variant("image without the AOT cache", layout.commandWithoutCache()),
				new Variant("image", layout.command()));
		try (TargetProcess target = TargetProcess.start(this.directory);
				AlertmanagerStub alertmanager = new AlertmanagerStub()) {
			String configuration = configuration(target, alertmanager);
			for (int turn = 1; turn <= STARTS; turn++) {
				for (Variant variant : variants) {
					variant.start(place(configuration), (turn == STARTS) ? this.measure : Duration.ZERO);
				}
			}
			return new Section(body(layout, variants, alertmanager.posts()), goals(variants.getLast()));
		}
	}

	private Path place(String configuration) throws IOException {
		Path place = Files.createTempDirectory(this.directory, "start-");
		Files.writeString(place.resolve("application.yml"), configuration);
		return place;
	}

	private static String configuration(TargetProcess target, AlertmanagerStub alertmanager) {
		StringBuilder yaml = new StringBuilder("""
				monitor:
				  data-dir: history
				  alertmanager.urls: [%s]
				  endpoints:
				    - { name: down, url: 'http://127.0.0.1:1/' }
				""".formatted(alertmanager.url()));
		for (int i = 1; i < ENDPOINTS; i++) {
			yaml.append("    - { name: e%d, url: '%s' }%n".formatted(i, target.url(TargetKind.FAST.path(i))));
		}
		return yaml.toString();
	}

	private String body(ImageLayout layout, List<Variant> variants, int posts) throws IOException {
		Table table = new Table(List.of("", "ready, best of " + STARTS + ", s", "all starts, s", "CPU until ready, s",
				"RSS MB after " + this.measure.toSeconds() + " s", "largest RSS MB", "ready against the plain jar"));
		double plain = variants.getFirst().ready();
		for (Variant variant : variants) {
			table.add(variant.name, variant.ready(), variant.all(), variant.cpu(), variant.rss, variant.peakRss,
					"%.2f".formatted(variant.ready() / plain));
		}
		Table layers = new Table(List.of("layer", "MB"));
		for (String part : List.of("java", "monitor/lib", "monitor/ai-mixer-monitor.jar",
				"monitor/ai-mixer-monitor.aot")) {
			layers.add(part, layout.megabytes(part));
		}
		return table + "\nAlertmanager was posted to %d times; load of the machine %.1f at the end.\n\n"
			.formatted(posts, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()) + layers;
	}

	private static List<Goal> goals(Variant image) {
		return List.of(new Goal("image ready", READY_SECONDS, image.ready(), "s"),
				new Goal("image RSS with six endpoints", RSS_MEGABYTES, image.rss, "MB"));
	}

	/**
	 * A section of the report.
	 *
	 * @param body Markdown
	 * @param goals its goals
	 */
	public record Section(String body, List<Goal> goals) {
	}

	private static final class Variant {

		private final String name;

		private final List<String> command;

		private final List<Double> readies = new ArrayList<>();

		private final List<Double> cpus = new ArrayList<>();

		private double rss = Double.NaN;

		private double peakRss = Double.NaN;

		Variant(String name, List<String> command) {
			this.name = name;
			this.command = command;
		}

		void start(Path place, Duration goOn) throws IOException, InterruptedException {
			try (StartedMonitor monitor = StartedMonitor.start(place, this.command, freePort())) {
				this.readies.add(monitor.ready());
				this.cpus.add(monitor.cpu());
				monitor.serve(goOn);
				this.rss = monitor.rssMegabytes();
				this.peakRss = monitor.peakRssMegabytes();
			}
		}

		private static int freePort() throws IOException {
			try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
				return free.getLocalPort();
			}
		}

		double ready() {
			return least(this.readies);
		}

		double cpu() {
			return least(this.cpus);
		}

		String all() {
			return String.join(" ", this.readies.stream().map("%.2f"::formatted).toList());
		}

		private static double least(List<Double> values) {
			return values.stream().min(Comparator.naturalOrder()).orElse(Double.NaN);
		}

	}

}
