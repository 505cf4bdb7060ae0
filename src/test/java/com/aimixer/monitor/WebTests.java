package com.aimixer.monitor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.monitor.api.EndpointController;
import com.aimixer.monitor.api.EventsController;
import com.aimixer.monitor.api.HomeController;
import com.aimixer.monitor.api.StatusController;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.Expectations;
import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.endpoint.TlsSettings;
import com.aimixer.monitor.metrics.MetricsController;
import com.aimixer.monitor.metrics.MonitorCollector;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.Prober;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.schedule.PauseMeter;
import com.aimixer.monitor.schedule.Tick;
import com.aimixer.monitor.stream.BoardEvents;
import com.aimixer.monitor.stream.EventStream;
import com.aimixer.monitor.time.ManualTimeSource;
import com.aimixer.monitor.time.TimeSource;
import com.aimixer.monitor.view.Views;
import com.aimixer.monitor.watch.EndpointWatch;
import com.aimixer.monitor.watch.WatchRules;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The routes over real HTTP: one healthy endpoint, one that is down after a blip, one
 * that was never probed; time stands still at 12:01:30.
 */
class WebTests {

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final JsonMapper JSON = JsonMapper.shared();

	private static ConfigurableApplicationContext context;

	private static String base;

	@BeforeAll
	static void start() {
		context = new SpringApplicationBuilder(App.class).run("--server.port=0");
		base = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Test
	void statusShowsTheFleetWithTheWorstStatus() {
		JsonNode fleet = json("/api/v1/status");
		assertThat(fleet.get("status").asString()).isEqualTo("unhealthy");
		assertThat(fleet.get("at").asString()).isEqualTo("2026-03-01T12:01:30Z");
		assertThat(fleet.get("summary")).isEqualTo(tree("{'healthy':1,'degraded':0,'unhealthy':1,'unknown':1}"));
		assertThat(names(fleet.get("endpoints"))).containsExactly("us-west", "eu-west", "edge");
	}

	@Test
	void anEndpointThatIsDownSaysSinceWhenAndWhy() {
		JsonNode endpoint = json("/api/v1/status/eu-west");
		assertThat(endpoint.get("status").asString()).isEqualTo("unhealthy");
		assertThat(endpoint.get("since").asString()).isEqualTo("2026-03-01T12:01:00Z");
		assertThat(endpoint.get("reasons")).isEqualTo(tree("['down: connection refused']"));
		assertThat(endpoint.get("responseTimeMs").isNull()).isTrue();
		assertThat(endpoint.get("lastProbe").get("reason").asString()).isEqualTo("refused");
		assertThat(endpoint.get("lastProbe").get("phase").asString()).isEqualTo("connect");
	}

	@Test
	void anEndpointThatIsUpShowsItsFigures() {
		JsonNode endpoint = json("/api/v1/status/us-west");
		assertThat(endpoint.get("responseTimeMs").asDouble()).isEqualTo(40.0);
		assertThat(endpoint.get("lastProbe").get("reason").isNull()).isTrue();
		assertThat(endpoint.get("lastProbe").get("phasesMs"))
			.isEqualTo(tree("{'dns':0.0,'connect':1.0,'tls':0.0,'wait':39.0,'body':0.0}"));
		assertThat(endpoint.get("availability24h").get("ratio").asDouble()).isEqualTo(1.0);
		assertThat(endpoint.get("latency24h").get("count").asLong()).isEqualTo(3);
		assertThat(endpoint.get("certificateExpiresAt").isNull()).isTrue();
	}

	@Test
	void anEndpointThatWasNeverProbedIsUnknownAndHasNoRatio() {
		JsonNode endpoint = json("/api/v1/status/edge");
		assertThat(endpoint.get("status").asString()).isEqualTo("unknown");
		assertThat(endpoint.get("reasons")).isEqualTo(tree("['not probed yet']"));
		assertThat(endpoint.get("availability24h"))
			.isEqualTo(tree("{'ratio':null,'coverage':0.0,'lowerBound':0.0,'upperBound':1.0}"));
	}

	@Test
	void probesComeNewestFirstWithTheirAttempts() {
		JsonNode items = json("/api/v1/endpoints/eu-west/probes?limit=4").get("items");
		assertThat(items.valueStream().map((item) -> item.get("attempt").asInt()).toList()).containsExactly(2, 1, 0, 1);
		assertThat(items.get(0).get("result").asString()).isEqualTo("failure");
		assertThat(items.get(3).get("result").asString()).isEqualTo("success");
	}

	@Test
	void intervalsAddUpToTheAvailabilityToTheMillisecond() {
		JsonNode view = json("/api/v1/endpoints/eu-west/intervals");
		assertThat(items(view, "state")).containsExactly("unknown", "up", "down");
		long up = millis(view.get("items").get(1));
		long down = millis(view.get("items").get(2));
		assertThat(view.get("items").valueStream().mapToLong(WebTests::millis).sum())
			.isEqualTo(Duration.ofHours(24).toMillis());
		assertThat(json("/api/v1/status/eu-west").get("availability24h").get("ratio").asDouble())
			.isEqualTo((double) up / (up + down));
		assertThat(view.get("items").get(2).get("evidence").asString()).isEqualTo("connection refused");
	}

	@Test
	void blipsAreListedBesideTheIntervals() {
		JsonNode blips = json("/api/v1/endpoints/eu-west/intervals").get("blips");
		assertThat(blips.valueStream().map((blip) -> blip.get("reason").asString()).toList())
			.containsExactly("timeout");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			us-west | status       | healthy   | #2e7d32
			eu-west | status       | unhealthy | #c62828
			edge    | status       | unknown   | #616161
			us-west | availability | 100.00 %  | #2e7d32
			eu-west | availability | 66.66 %   | #c62828
			edge    | availability | unknown   | #616161
			""", delimiter = '|')
	void badgesSayTheFigureInWordsAndColour(String name, String show, String words, String colour) {
		HttpResponse<String> badge = get("/api/v1/endpoints/" + name + "/badge.svg?show=" + show);
		assertThat(badge.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("image/svg+xml"));
		assertThat(badge.body()).contains(words).contains(colour);
	}

	@ParameterizedTest
	@CsvSource(
			textBlock = """
					/api/v1/status/nowhere                        | 404 | There is no endpoint 'nowhere'. Known: us-west, eu-west, edge
					/api/v1/endpoints/nowhere/probes              | 404 | There is no endpoint 'nowhere'
					/api/v1/endpoints/nowhere/intervals           | 404 | There is no endpoint 'nowhere'
					/api/v1/endpoints/nowhere/badge.svg           | 404 | There is no endpoint 'nowhere'
					/api/v1/endpoints/us-west/probes?limit=0      | 400 | limit = 0 is out of range: use 1 to 100000
					/api/v1/endpoints/us-west/probes?limit=many   | 400 | limit
					/api/v1/endpoints/us-west/badge.svg?show=mood | 400 | show = mood is not known: use status or availability
					/api/v2/status                                | 404 | api/v2/status
					""",
			delimiter = '|')
	void mistakesAreProblemDetails(String path, int status, String detail) {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(JSON.readTree(response.body()).get("detail").asString()).contains(detail);
	}

	@Test
	void theApiIsReadOnly() {
		HttpResponse<String> response = send(
				HttpRequest.newBuilder(URI.create(base + "/api/v1/status")).DELETE().build());
		assertThat(response.statusCode()).isEqualTo(405);
	}

	@Test
	void theStatusIsNeverCached() {
		assertThat(get("/api/v1/status").headers().firstValue("Cache-Control")).hasValue("no-store");
	}

	@Test
	void homeLeadsToTheStatus() {
		HttpResponse<String> response = get("/");
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(response.headers().firstValue("Location"))
			.hasValueSatisfying((location) -> assertThat(location).endsWith("/api/v1/status"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/metrics", "/actuator/prometheus" })
	void metricsSpeakPrometheusTextByDefault(String path) {
		HttpResponse<String> response = get(path);
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/plain;version=0.0.4"));
		assertThat(response.body()).contains("ai_mixer_target_up{region=\"us-west\",target=\"us-west\"} 1.0")
			.contains("ai_mixer_target_up{region=\"eu-west\",target=\"eu-west\"} 0.0")
			.doesNotContain("ai_mixer_target_up{region=\"edge\"")
			.contains("ai_mixer_target_status{region=\"edge\",status=\"unknown\",target=\"edge\"} 1.0")
			.contains(
					"ai_mixer_probes_total{reason=\"refused\",region=\"eu-west\",result=\"failure\",target=\"eu-west\"} 3.0")
			.contains("ai_mixer_probe_blips_total{reason=\"timeout\",region=\"eu-west\",target=\"eu-west\"} 1.0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/metrics", "/actuator/prometheus" })
	void metricsSpeakOpenMetricsWhenAsked(String path) {
		HttpResponse<String> response = get(path, "application/openmetrics-text; version=1.0.0");
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/openmetrics-text"));
		assertThat(response.body()).endsWith("# EOF\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/metrics", "/actuator/prometheus", "/api/v1/status", "/api/v1/metrics" })
	void anUnacceptableFormatIs406(String path) {
		assertThat(get(path, "image/png").statusCode()).isEqualTo(406);
	}

	@Test
	void jsonFiguresAreThoseOfTheScrape() {
		JsonNode metrics = json("/api/v1/metrics").get("metrics");
		JsonNode probes = metrics.valueStream()
			.filter((family) -> family.get("name").asString().equals("ai_mixer_probes_total"))
			.findFirst()
			.orElseThrow();
		assertThat(probes.get("samples").valueStream().toList()).contains(tree(
				"{'labels':{'reason':'refused','region':'eu-west','result':'failure','target':'eu-west'},'value':3.0}"));
	}

	@ParameterizedTest
	@MethodSource("actuatorEndpoints")
	void actuatorExposesOnlyWhatIsMeant(String name, boolean exposed) {
		assertThat(get("/actuator/" + name).statusCode() == 200).isEqualTo(exposed);
	}

	private static Stream<org.junit.jupiter.params.provider.Arguments> actuatorEndpoints() {
		return Map.of("health", true, "info", true, "prometheus", true, "env", false, "beans", false, "heapdump", false)
			.entrySet()
			.stream()
			.map((entry) -> org.junit.jupiter.params.provider.Arguments.of(entry.getKey(), entry.getValue()));
	}

	@Test
	void openApiDescribesEveryRestRoute() {
		Set<String> mapped = context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((info) -> info.getPatternValues().stream())
			.filter((path) -> path.startsWith("/api/"))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(new TreeSet<>(json("/v3/api-docs").get("paths").propertyNames())).isEqualTo(mapped).hasSize(7);
	}

	@ParameterizedTest
	@CsvSource({ "/api/v1/status, StatusView", "/api/v1/status/us-west, EndpointView",
			"/api/v1/endpoints/us-west/probes, ProbesView", "/api/v1/endpoints/us-west/intervals, IntervalsView",
			"/api/v1/metrics, MetricsView" })
	void openApiDescribesWhatIsReallyAnswered(String path, String schema) {
		JsonNode schemas = json("/v3/api-docs").get("components").get("schemas");
		assertThat(new TreeSet<>(schemas.get(schema).get("properties").propertyNames()))
			.isEqualTo(new TreeSet<>(json(path).propertyNames()));
	}

	@Test
	void eventsTellOfProbesAndChanges() throws IOException, InterruptedException {
		HttpResponse<Stream<String>> events = CLIENT
			.send(HttpRequest.newBuilder(URI.create(base + "/api/v1/events")).build(), BodyHandlers.ofLines());
		assertThat(events.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/event-stream"));
		context.getBean(BoardEvents.class).ping();
		try (Stream<String> lines = events.body()) {
			assertThat(lines.filter((line) -> !line.isEmpty()).limit(3)).containsExactly("retry: 2000", "event: ping",
					"data: {\"at\":\"2026-03-01T12:01:30Z\"}");
		}
	}

	private static List<String> names(JsonNode endpoints) {
		return endpoints.valueStream().map((endpoint) -> endpoint.get("name").asString()).toList();
	}

	private static List<String> items(JsonNode view, String field) {
		return view.get("items").valueStream().map((item) -> item.get(field).asString()).toList();
	}

	private static long millis(JsonNode interval) {
		return Duration
			.between(java.time.Instant.parse(interval.get("from").asString()),
					java.time.Instant.parse(interval.get("to").asString()))
			.toMillis();
	}

	private static JsonNode tree(String singleQuoted) {
		return JSON.readTree(singleQuoted.replace('\'', '"'));
	}

	private static JsonNode json(String path) {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(200);
		return JSON.readTree(response.body());
	}

	private static HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(URI.create(base + path)).build());
	}

	private static HttpResponse<String> get(String path, String accept) {
		return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", accept).build());
	}

	private static HttpResponse<String> send(HttpRequest request) {
		try {
			return CLIENT.send(request, BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(request.uri() + " gave no answer", ex);
		}
	}

	/**
	 * The web side of the monitor on a board with a known story.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ StatusController.class, EndpointController.class, EventsController.class, HomeController.class,
			MetricsController.class, WebConfiguration.class })
	static class App {

		@Bean
		ManualTimeSource time() {
			return new ManualTimeSource();
		}

		@Bean
		StatusBoard board(ManualTimeSource time) {
			return new StatusBoard(time, List.of(endpoint("us-west"), endpoint("eu-west"), endpoint("edge")),
					HistoryLimits.of(INTERVAL, 1000, 3));
		}

		@Bean
		MonitorCollector collector(ManualTimeSource time, StatusBoard board, PrometheusRegistry registry) {
			MonitorCollector collector = new MonitorCollector(time, board);
			board.listen(collector);
			registry.register(collector);
			tellTheStory(time, board);
			return collector;
		}

		@Bean
		Views views(TimeSource time) {
			return new Views(time);
		}

		@Bean
		EventStream stream(JsonMapper json) {
			return new EventStream(json::writeValueAsString);
		}

		@Bean
		BoardEvents events(EventStream stream, Views views) {
			return new BoardEvents(stream, views);
		}

		private static void tellTheStory(ManualTimeSource time, StatusBoard board) {
			for (int tick = 0; tick < 3; tick++) {
				turn(time, board, "us-west", () -> Outcomes.success(time.now(), 40));
				switch (tick) {
					case 0 -> turn(time, board, "eu-west", () -> Outcomes.success(time.now(), 40));
					case 1 -> turn(time, board, "eu-west", blipThenSuccess(time));
					default -> turn(time, board, "eu-west", () -> Outcomes.failure(time.now(), Reason.REFUSED));
				}
				time.advance(INTERVAL);
			}
		}

		private static Prober blipThenSuccess(ManualTimeSource time) {
			int[] asked = { 0 };
			return () -> (asked[0]++ == 0) ? Outcomes.failure(time.now(), Reason.TIMEOUT)
					: Outcomes.success(time.now(), 40);
		}

		private static void turn(ManualTimeSource time, StatusBoard board, String name, Prober prober) {
			PauseMeter pauses = new PauseMeter(time, INTERVAL);
			new EndpointWatch(endpoint(name), prober, WatchRules.of(INTERVAL, 2, Duration.ZERO), board, pauses, time)
				.run(new Tick(time.now(), Duration.ZERO));
		}

		private static Endpoint endpoint(String name) {
			return new Endpoint(name, name, RequestSettings.get(URI.create("http://127.0.0.1:1/" + name)),
					Expectations.DEFAULT, TlsSettings.DEFAULT, Thresholds.DEFAULT);
		}

	}

	/** Kept so that the states named in the comments stay the ones of the ledger. */
	@Test
	void theStoryHasAllThreeStates() {
		StatusBoard board = context.getBean(StatusBoard.class);
		assertThat(board.facts()).extracting((facts) -> facts.state())
			.containsExactly(State.UP, State.DOWN, State.UNKNOWN);
	}

}
