package com.aimixer.monitor.alertmanager;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.aimixer.monitor.alert.AlertHistory;
import com.aimixer.monitor.alert.AlertLog;
import com.aimixer.monitor.alert.AlertPace;
import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.AlertSource;
import com.aimixer.monitor.alert.AlertState;
import com.aimixer.monitor.alert.DeliveryCounts;
import com.aimixer.monitor.alert.DeliveryResult;
import com.aimixer.monitor.alert.OwnAlerts;
import com.aimixer.monitor.time.ManualTimeSource;
import com.aimixer.monitor.time.TimeSource;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Alerts on their way to Alertmanagers that answer, err, refuse, hang or are not there,
 * over real sockets; pauses pass at once and are noted.
 */
class CouriersTests {

	private static final long PATIENCE_SECONDS = 30;

	private static final Instant START = ManualTimeSource.START;

	private static final int MANY = OwnAlerts.most(10_000);

	private final BlockingQueue<JsonNode> posts = new LinkedBlockingQueue<>();

	private final BlockingQueue<Duration> pauses = new LinkedBlockingQueue<>();

	private final BlockingQueue<AlertRecord> delivered = new LinkedBlockingQueue<>();

	private final Deque<Integer> answers = new ArrayDeque<>();

	private final DeliveryCounts counts = new DeliveryCounts();

	private final AlertHistory history = new AlertHistory(AlertLog.NONE, Duration.ofDays(30));

	private final HttpServer alertmanager = HttpServer
		.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

	private final URI url = URI.create("http://127.0.0.1:" + this.alertmanager.getAddress().getPort());

	private final AlertRecord alert = alert("us-west");

	CouriersTests() throws IOException {
		this.alertmanager.createContext("/api/v2/alerts", this::answer);
		this.alertmanager.start();
		this.history.save(this.alert);
		this.history.listen((before, after) -> this.delivered.add(after));
	}

	@AfterEach
	void stop() {
		this.alertmanager.stop(0);
	}

	private void answer(HttpExchange exchange) throws IOException {
		this.posts.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
		Integer status;
		synchronized (this.answers) {
			status = this.answers.poll();
		}
		byte[] body = "{\"message\":\"no room\"}".getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders((status != null) ? status : 200, body.length);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(body);
		}
	}

	@Test
	void anAlertThatFiresIsPostedWithAnEndAheadAndNotedAsDelivered() throws Exception {
		try (Couriers couriers = start(this.url)) {
			couriers.post(List.of(this.alert));
			JsonNode post = next(this.posts).get(0);
			assertThat(post.path("labels").path("target").asString()).isEqualTo("us-west");
			assertThat(post.path("annotations").path("summary").asString()).isEqualTo("it is down");
			assertThat(post.path("startsAt").asString()).isEqualTo(START.toString());
			assertThat(post.path("endsAt").asString()).isEqualTo(START.plusSeconds(240).toString());
			assertThat(post.path("generatorURL").asString()).isEqualTo("https://m.example.com/endpoints/us-west");
			assertThat(next(this.delivered).deliveries()).singleElement().satisfies((delivery) -> {
				assertThat(delivery.to()).isEqualTo(this.url.toString());
				assertThat(delivery.state()).isEqualTo(AlertState.FIRING);
			});
		}
		assertThat(this.counts.of(DeliveryResult.DELIVERED)).isOne();
	}

	@Test
	void anAlertThatIsOverIsPostedWithItsEnd() throws Exception {
		try (Couriers couriers = start(this.url)) {
			couriers.post(List.of(this.alert.resolved(START)));
			assertThat(next(this.posts).get(0).path("endsAt").asString()).isEqualTo(START.toString());
		}
	}

	@Test
	void anErrorIsTriedAgainWithGrowingPausesUntilItIsTaken() throws Exception {
		this.answers.addAll(List.of(500, 503, 500, 500, 500, 500, 500));
		try (Couriers couriers = start(this.url)) {
			couriers.post(List.of(this.alert));
			next(this.delivered);
			assertThat(couriers.troubles()).isEmpty();
		}
		assertThat(this.pauses.stream().map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
		assertThat(this.posts).hasSize(8);
		assertThat(this.counts.of(DeliveryResult.FAILED)).isEqualTo(7);
		assertThat(this.counts.of(DeliveryResult.DELIVERED)).isOne();
	}

	@Test
	void whatIsRefusedIsNotTriedAgainAndHoldsUpNothing() throws Exception {
		this.answers.add(400);
		try (Couriers couriers = start(this.url)) {
			couriers.post(List.of(this.alert));
			next(this.posts);
			this.history.save(alert("us-east"));
			assertThat(next(this.delivered).deliveries()).isEmpty();
			couriers.post(List.of(alert("us-east")));
			assertThat(next(this.delivered).deliveries()).hasSize(1);
		}
		assertThat(this.pauses).isEmpty();
		assertThat(this.counts.of(DeliveryResult.REFUSED)).isOne();
	}

	@Test
	void oneThatHangsOrIsNotThereDelaysNobody() throws Exception {
		try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				Couriers couriers = start(URI.create("http://127.0.0.1:" + hanging.getLocalPort()),
						URI.create("http://127.0.0.1:1"), this.url)) {
			for (int i = 0; i < 100; i++) {
				couriers.post(List.of(this.alert));
			}
			next(this.delivered);
			assertThat(next(this.pauses)).isPositive();
			assertThat(couriers.troubles()).containsKey(URI.create("http://127.0.0.1:1")).doesNotContainKey(this.url);
		}
	}

	@Test
	void everythingThatMayFireAtOnceFindsRoomToWait() {
		try (Couriers couriers = new Couriers(List.of(this.url), MANY,
				PostSettings.of(AlertPace.DEFAULT, "https://m.example.com", null), this.history, this.counts,
				new NotedPauses())) {
			couriers.post(IntStream.range(0, MANY).mapToObj((number) -> alert("endpoint-" + number)).toList());
		}
		assertThat(this.counts.of(DeliveryResult.DROPPED)).isZero();
	}

	@Test
	void nothingEndsACourier() throws Exception {
		Deque<Throwable> failures = new ArrayDeque<>(
				List.of(new IllegalStateException("no place"), new AssertionError("never meant to happen")));
		Courier courier = new Courier(this.url, MANY, PostSettings.of(AlertPace.DEFAULT, "https://m.example.com", null),
				this.counts, (_, alert) -> {
					fail(failures.poll());
					this.delivered.add(alert);
				}, new NotedPauses());
		Thread thread = Thread.ofPlatform().daemon().start(courier);
		courier.take(List.of(this.alert));
		assertThat(next(this.delivered)).isEqualTo(this.alert);
		assertThat(this.counts.of(DeliveryResult.FAILED)).isEqualTo(2);
		thread.interrupt();
	}

	private static void fail(@Nullable Throwable failure) {
		switch (failure) {
			case null -> {
			}
			case RuntimeException ex -> throw ex;
			case Error ex -> throw ex;
			default -> throw new IllegalArgumentException(failure);
		}
	}

	private Couriers start(URI... urls) {
		Couriers couriers = new Couriers(List.of(urls), MANY,
				PostSettings.of(AlertPace.DEFAULT, "https://m.example.com", null), this.history, this.counts,
				new NotedPauses());
		couriers.start();
		return couriers;
	}

	private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
		T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
		assertThat(next).as("something in time").isNotNull();
		return next;
	}

	private static AlertRecord alert(String target) {
		return AlertRecord.fired(AlertSource.MONITOR, Map.of("alertname", "ServiceDown", "target", target),
				Map.of("summary", "it is down"), START);
	}

	/** Time that stands still. */
	private final class NotedPauses implements TimeSource {

		@Override
		public Instant now() {
			return START;
		}

		@Override
		public long nanoTime() {
			return 0;
		}

		@Override
		public Instant wall(Instant steady) {
			return steady;
		}

		@Override
		public void sleep(Duration duration) {
			CouriersTests.this.pauses.add(duration);
		}

	}

}
