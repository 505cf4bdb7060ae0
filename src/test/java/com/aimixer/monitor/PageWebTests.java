package com.aimixer.monitor;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.page.PageEvents;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.time.ManualTimeSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages over real HTTP, on the board of {@link WebStory}.
 */
class PageWebTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"(/(?:page|webjars)/[^\"]+)\"");

	private static final Pattern CONNECT = Pattern.compile("sse-connect=\"([^\"]+)\"");

	@RegisterExtension
	private static final StoryServer server = new StoryServer();

	@Test
	void theVerdictComesFirstAndInWords() {
		String page = page("/");
		assertThat(page).contains("<title>eu-west is unhealthy · AI Mixer status</title>",
				"1 unhealthy, 1 unknown, 1 healthy", "down: connection refused", "not probed yet");
		assertThat(page.indexOf("<h1>")).isLessThan(page.indexOf("<h2>"));
	}

	@Test
	void anAvailabilityIsShownWithWhatWasObserved() {
		assertThat(page("/")).contains(">66.6 %<", ">1 min 30 s observed<", ">unknown<", ">0 s observed<");
	}

	@Test
	void thePageOfAnEndpointShowsWhatItsAvailabilityIsMadeOf() {
		assertThat(page("/endpoints/eu-west")).contains("1 min 0.000 s up of 1 min 30.000 s observed",
				"(30.000 s down, 23 h 58 min 30.000 s unknown) is 66.6 %", "refused: connection refused",
				"timeout in phase connect", "/api/v1/endpoints/eu-west/intervals");
	}

	@Test
	void anAlertLeadsToItsRunbook() {
		assertThat(page("/")).contains("<strong>ServiceDown</strong>", "href=\"/runbooks/ServiceDown\"")
			.doesNotContain("SlowResponse");
		assertThat(page("/alerts")).contains("<strong>ServiceDown</strong>", "<strong>SlowResponse</strong>",
				"for 30 s,");
	}

	@Test
	void anIncidentIsListedWhileItGoesOn() {
		assertThat(page("/")).contains("Incidents of the last <span>24 hours</span>", "is down",
				"Watched since <time datetime=\"2026-03-01T12:00:00Z\">");
	}

	@Test
	void aBudgetSaysHowMuchOfItIsKnown() {
		assertThat(page("/")).contains(">1.44 min left<", ">of 1.44 min, by probes; 1 min 30 s known<");
		assertThat(page("/endpoints/edge")).contains(">unknown<", ">of 1.44 min, by probes<")
			.doesNotContain("min left");
	}

	@Test
	void everythingThatIsShownIsJsonOneClickAway() {
		assertThat(page("/")).contains("href=\"/api/v1/status\"", "href=\"/api/v1/incidents\"");
		assertThat(page("/alerts")).contains("href=\"/api/v1/alerts\"");
		assertThat(page("/endpoints/eu-west")).contains(Stream.of("probes?limit=1000", "intervals", "quarters", "days")
			.map((each) -> "href=\"/api/v1/endpoints/eu-west/" + each + "\"")
			.toArray(String[]::new));
	}

	@ParameterizedTest
	@CsvSource({ "/endpoints/nowhere, There is no endpoint &#39;nowhere&#39;., /endpoints/us-west",
			"/runbooks/highlatencie, There is no runbook &#39;highlatencie&#39;., /runbooks/HighLatency" })
	void aWrongAddressLeadsToRightOnes(String path, String words, String link) {
		HttpResponse<String> response = server.get(path, BROWSER);
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains(words, "href=\"" + link + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/json", "application/json, */*;q=0.5" })
	void whoDoesNotNameHtmlGetsWhatTheApiHas(String accept) {
		assertThat(server.get("/", accept).statusCode()).isEqualTo(302);
		assertThat(server.get("/runbooks", accept).headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/json"));
	}

	@Test
	void aRunbookIsAPageWithItsTables() {
		assertThat(page("/runbooks/ServiceDown")).contains("<h1>ServiceDown</h1>", "<code>connect_timeout</code>",
				"<th>where to look</th>", "those of a port-forward", "--cacert ca.crt");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/endpoints/eu-west", "/alerts", "/runbooks", "/runbooks/ServiceDown" })
	void aBrowserLoadsNothingFromElsewhereAndRunsNothingInline(String path) {
		HttpResponse<String> response = server.get(path, BROWSER);
		assertThat(response.headers().firstValue("Content-Security-Policy"))
			.hasValueSatisfying((policy) -> assertThat(policy).startsWith("default-src 'none'; script-src 'self';")
				.doesNotContain("unsafe"));
		assertThat(response.body()).doesNotContain("style=", "onclick=", "<style")
			.doesNotContainPattern("<script(?![^>]*src=)");
	}

	@Test
	void whatAPageLoadsIsKeptUntilItChanges() {
		List<String> addresses = ADDRESS.matcher(page("/")).results().map((MatchResult each) -> each.group(1)).toList();
		assertThat(addresses).hasSize(6)
			.allMatch((address) -> address.matches("/page/\\w+-[0-9a-f]{32}\\.\\w+|/webjars/[^/]+/[0-9.]+/.+"));
		for (String address : addresses) {
			HttpResponse<String> response = server.get(address);
			assertThat(response.statusCode()).as(address).isEqualTo(200);
			assertThat(response.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public");
		}
	}

	@Test
	void aPageHearsWhatChangedSinceItWasRenderedAndThatTheMonitorLives() {
		// its first round is news of itself
		turn();
		String address = events("/");
		assertThat(heard(address)).containsExactly("ping");
		turn();
		assertThat(heard(address)).containsExactly("endpoint-us-west", "ping");
		assertThat(heard(events("/"))).containsExactly("ping");
		assertThat(heard(events("/endpoints/us-west"))).containsExactly("ping");
		assertThat(heard(address.replaceFirst("since=.*", "since=0123abcd-7"))).containsExactly("cards", "verdict",
				"incidents", "alerts", "ping");
	}

	@Test
	void eachPageHearsWhatItIsAbout() {
		String endpoint = events("/endpoints/us-west");
		String other = events("/endpoints/edge");
		String alerts = events("/alerts");
		turn();
		assertThat(heard(endpoint)).containsExactly("content", "ping");
		assertThat(heard(other)).containsExactly("ping");
		assertThat(heard(alerts)).containsExactly("ping");
		assertThat(heard(alerts.replaceFirst("since=.*", "since=again"))).containsExactly("content", "ping");
	}

	@Test
	void aStreamThatWasCutGoesOnWhereItEnded() {
		String address = events("/");
		turn();
		String mark = lines(address, "").filter((line) -> line.startsWith("id: "))
			.findFirst()
			.orElseThrow()
			.substring("id: ".length());
		assertThat(heard(address)).containsExactly("endpoint-us-west", "ping");
		assertThat(heard(address, mark)).containsExactly("ping");
		assertThat(heard(address, "0123abcd-7")).contains("cards");
	}

	@ParameterizedTest
	@CsvSource({ "/events?page=endpoint&name=nowhere, 404, There is no endpoint 'nowhere'",
			"/events?page=endpoint, 404, There is no endpoint ''",
			"/events?page=house, 400, 'page = house is not known: use home, endpoint or alerts'" })
	void aStreamOfNothingIsRefused(String path, int status, String words) {
		HttpResponse<String> response = server.get(path, "text/event-stream");
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.body()).contains(words);
	}

	@Test
	void aHeadOfTheEventsLeavesNoSubscriptionBehind() {
		int before = server.bean(PageEvents.class).subscribers();
		assertThat(server.head("/events").statusCode()).isEqualTo(200);
		assertThat(server.bean(PageEvents.class).subscribers()).isLessThanOrEqualTo(before);
	}

	/** Another success of an endpoint that is up. */
	private static void turn() {
		ManualTimeSource time = server.bean(ManualTimeSource.class);
		WebStory.turn(time, server.bean(StatusBoard.class), "us-west", () -> Outcomes.success(time.now(), 40));
	}

	/** Where a page hears its events. */
	private static String events(String path) {
		Matcher connect = CONNECT.matcher(page(path));
		assertThat(connect.find()).isTrue();
		return connect.group(1).replace("&amp;", "&");
	}

	private static List<String> heard(String address) {
		return heard(address, "");
	}

	/** Names of the events of one beat. */
	private static List<String> heard(String address, String lastEventId) {
		return lines(address, lastEventId).filter((line) -> line.startsWith("event: "))
			.map((line) -> line.substring("event: ".length()))
			.toList();
	}

	private static Stream<String> lines(String address, String lastEventId) {
		try (Stream<String> lines = server.events(address, lastEventId)) {
			server.bean(PageEvents.class).beat();
			return lines.takeWhile((line) -> !line.contains("class=\"alive\"")).toList().stream();
		}
	}

	private static String page(String path) {
		HttpResponse<String> response = server.get(path, BROWSER);
		assertThat(response.statusCode()).as(path).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValue("text/html;charset=" + StandardCharsets.UTF_8.name());
		return response.body();
	}

}
