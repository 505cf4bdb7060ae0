package com.aimixer.scraping;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.aimixer.simulator.Simulator;
import com.aimixer.simulator.SimulatorOptions;
import com.aimixer.simulator.mixer.Fleet;
import com.aimixer.simulator.mixer.Pod;
import com.aimixer.simulator.mixer.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ScrapeConfigurationTests {

	private static final List<String> JOBS = List.of("ai-mixer", "ai-mixer-monitor", "node-exporter",
			"kube-state-metrics", "cadvisor", "prometheus", "alertmanager", "grafana");

	private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(15);

	private static final Duration SHORT_INTERVAL = Duration.ofSeconds(5);

	private ScrapeConfiguration kubernetes;

	private ScrapeConfiguration local;

	@BeforeEach
	void readBoth() throws IOException {
		this.kubernetes = ScrapeConfiguration.read(ScrapeConfiguration.KUBERNETES);
		this.local = ScrapeConfiguration.read(ScrapeConfiguration.LOCAL);
	}

	@Test
	void bothPlacesHaveTheSameJobs() {
		assertThat(this.kubernetes.jobs()).extracting(ScrapeJob::name).containsExactlyInAnyOrderElementsOf(JOBS);
		assertThat(this.local.jobs()).extracting(ScrapeJob::name).containsExactlyElementsOf(JOBS);
	}

	@Test
	void eachJobHasAFileOfItsNameInKubernetes() throws IOException {
		for (String job : JOBS) {
			Path file = ScrapeConfiguration.FOLDER.resolve("scrape").resolve(job + ".yml");
			assertThat(ScrapeConfiguration.read(file).jobs()).extracting(ScrapeJob::name).containsExactly(job);
			assertThat(ScrapeConfiguration.read(file).settings()).isEmpty();
		}
	}

	@Test
	void ourProgramsAreAskedOverHttpsWhereTheirPortSaysSoAndMustProveTheNameOfTheirService() {
		for (String job : List.of("ai-mixer-monitor", "kube-state-metrics", "prometheus", "alertmanager", "grafana")) {
			assertThat(this.kubernetes.job(job).settings()).as(job)
				.containsEntry("tls_config", Map.of("ca_file", "/etc/prometheus/ca/ca.crt", "server_name",
						job + ".ai-mixer-monitoring.svc"));
			assertThat(this.kubernetes.job(job).patterns("__scheme__")).as(job).containsExactly("https");
		}
	}

	@Test
	void jobsDifferOnlyInWhereTheirTargetsAre() {
		for (String job : JOBS) {
			assertThat(this.local.job(job).withoutPlace()).isEqualTo(this.kubernetes.job(job).withoutPlace());
		}
		assertThat(this.local.settings().get("global")).isEqualTo(this.kubernetes.settings().get("global"));
		assertThat(this.local.settings().get("rule_files")).isEqualTo(this.kubernetes.settings().get("rule_files"))
			.isEqualTo(List.of("rules/*.yml"));
		assertThat(this.local.settings().keySet()).isEqualTo(this.kubernetes.settings().keySet());
	}

	@Test
	void targetsHaveTheSameLabelsInBothPlaces() throws Exception {
		assertThat(this.kubernetes.job("ai-mixer").labels()).isEqualTo(labelsFromTheSimulator())
			.containsExactlyInAnyOrder("namespace", "pod", "container", "region");
		for (String job : JOBS.subList(1, JOBS.size())) {
			assertThat(this.local.job(job).labels()).as(job).isEqualTo(this.kubernetes.job(job).labels());
		}
	}

	@Test
	void labelsOfTheSeriesWinWhereTheySpeakOfSomethingElseThanTheTarget() {
		assertThat(this.kubernetes.jobs()).filteredOn((job) -> Boolean.TRUE.equals(job.settings().get("honor_labels")))
			.extracting(ScrapeJob::name)
			.containsExactlyInAnyOrder("ai-mixer", "ai-mixer-monitor", "kube-state-metrics");
	}

	@Test
	void scrapesAreFrequentAndGiveUpBeforeTheNext() {
		for (ScrapeJob job : this.kubernetes.jobs()) {
			Duration interval = seconds(this.kubernetes.setting(job, "scrape_interval"));
			assertThat(interval).as(job.name())
				.isEqualTo(Set.of("ai-mixer-monitor", "prometheus", "alertmanager").contains(job.name())
						? SHORT_INTERVAL : LONGEST_INTERVAL);
			assertThat(seconds(this.kubernetes.setting(job, "scrape_timeout"))).as(job.name()).isLessThan(interval);
		}
		assertThat(Nodes.map(this.kubernetes.settings().get("global"))).containsEntry("evaluation_interval", "5s");
	}

	@Test
	void everyJobIsBounded() {
		for (ScrapeJob job : this.kubernetes.jobs()) {
			assertThat(job.settings()).as(job.name()).containsKeys("sample_limit", "label_limit");
		}
	}

	@Test
	void everyPodIsInItsRegionByItsName() {
		Set<String> patterns = new TreeSet<>();
		for (String job : List.of("ai-mixer", "kube-state-metrics", "cadvisor")) {
			patterns.add(this.kubernetes.job(job).patterns("region").getFirst());
		}
		assertThat(patterns).hasSize(1);
		Pattern pattern = Pattern.compile(patterns.iterator().next());
		for (Pod pod : Fleet.of(1).pods()) {
			assertThat(region(pattern, pod.name())).isEqualTo(pod.region().label());
		}
		for (Region region : Region.values()) {
			assertThat(region(pattern, "ai-mixer-" + region.label() + "-0")).isEqualTo(region.label());
		}
		assertThat(pattern.matcher("ai-mixer-monitor-0").matches()).isFalse();
	}

	@Test
	void everyDeploymentIsInItsRegionByItsName() {
		Pattern pattern = Pattern.compile(this.kubernetes.job("kube-state-metrics").patterns("region").getLast());
		for (Region region : Region.values()) {
			assertThat(region(pattern, "ai-mixer-" + region.label())).isEqualTo(region.label());
		}
	}

	@Test
	void everySeriesOfContainersThatARuleAsksForIsKept() throws IOException {
		Set<String> kept = this.kubernetes.job("cadvisor").kept("__name__");
		Set<String> asked = new TreeSet<>();
		try (Stream<Path> rules = Files.list(ScrapeConfiguration.FOLDER.resolve("rules"))) {
			for (Path file : rules.toList()) {
				Pattern.compile("\\bcontainer_\\w+")
					.matcher(Files.readString(file))
					.results()
					.map(MatchResult::group)
					.forEach(asked::add);
			}
		}
		assertThat(asked).isNotEmpty()
			.allSatisfy((name) -> assertThat(kept).anyMatch((pattern) -> name.matches(pattern)));
	}

	@Test
	void theSeriesOfContainersThatAreKeptAreThoseOfTheSimulator() throws Exception {
		Set<String> kept = new TreeSet<>();
		for (String pattern : this.kubernetes.job("cadvisor").kept("__name__")) {
			assertThat(pattern).matches("container_\\([\\w|]+\\)");
			for (String name : pattern.substring("container_(".length(), pattern.length() - 1).split("\\|")) {
				kept.add("container_" + name);
			}
		}
		assertThat(Pattern.compile("(?m)^# TYPE (\\w+)").matcher(fromTheSimulator("/cadvisor")).results())
			.extracting((type) -> type.group(1))
			.containsExactlyInAnyOrderElementsOf(kept);
	}

	@Test
	void metricsAreKeptFor15Days() throws IOException {
		Path flags = ScrapeConfiguration.FOLDER.resolve("prometheus.args");
		assertThat(Files.readAllLines(flags)).contains("--storage.tsdb.retention.time=15d");
		assertThat(Files.readAllLines(flags)).as("lines that Prometheus 2.42 takes for arguments").doesNotContain("");
		for (Path file : List.of(ScrapeConfiguration.KUBERNETES, ScrapeConfiguration.LOCAL)) {
			assertThat(Files.readString(file)).contains("15 days", flags.getFileName().toString());
		}
	}

	private static Set<String> labelsFromTheSimulator() throws Exception {
		Set<String> labels = new TreeSet<>();
		for (JsonNode group : JsonMapper.shared().readTree(fromTheSimulator("/sd/targets"))) {
			labels.addAll(group.path("labels").propertyNames());
		}
		return labels;
	}

	private static String fromTheSimulator(String path) throws Exception {
		try (Simulator simulator = new Simulator(new SimulatorOptions(0, 1, null, false)).start();
				HttpClient client = HttpClient.newHttpClient()) {
			URI address = URI.create("http://127.0.0.1:" + simulator.controlPort() + path);
			return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
		}
	}

	private static String region(Pattern pattern, String name) {
		Matcher matcher = pattern.matcher(name);
		return matcher.matches() ? matcher.group(1) : "none";
	}

	private static Duration seconds(String setting) {
		return Duration.parse("PT" + setting);
	}

}
