package com.aimixer.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.e2e.Channels.Notification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real Alertmanager delivers: who hears of which alert and of its end, exactly once,
 * whichever channel is dead.
 */
class AlertDeliveryIT {

	/** An hour is a minute: no repetition comes in between. */
	private static final int SPEED = 60;

	private static final Duration SOON = Duration.ofSeconds(40);

	/** Less than Alertmanager waits for a channel that hangs. */
	private static final Duration UNDELAYED = Duration.ofSeconds(8);

	private static final List<String> CRITICAL = List.of("pagerduty local", "email devops@aimixer.com",
			"email monitoring@aimixer.com", "slack #alerts-critical");

	private static final List<String> WARNING = List.of("email devops@aimixer.com", "email monitoring@aimixer.com",
			"slack #alerts-warning");

	private static final List<String> INFO = List.of("slack #alerts-info");

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void everyAlertAndItsEndReachTheChannelsOfItsSeverityOnce() throws Exception {
		Channels channels = Channels.start(this.work);
		Alertmanager alertmanager = Alertmanager.start(this.work, channels, SPEED);
		Alert[] alerts = { Alert.critical("HighLatency", "latency").in("us-west"),
				Alert.critical("MonitorDown", "meta"), Alert.of("PodRestarts", "warning", "restarts").in("us-east"),
				Alert.of("LoudnessOffTarget", "info", "audio").in("eu-west"),
				Alert.of("HighErrorRate", "criticl", "errors").in("edge") };
		List<String> expected = new ArrayList<>();
		expected.addAll(lines("trigger HighLatency in us-west", CRITICAL));
		expected.addAll(lines("trigger MonitorDown", CRITICAL));
		expected.addAll(lines("trigger PodRestarts in us-east", WARNING));
		expected.addAll(lines("trigger LoudnessOffTarget in eu-west", INFO));
		expected.addAll(lines("trigger HighErrorRate in edge", WARNING));
		alertmanager.fire(alerts);
		alertmanager.fire(Alert.of("Watchdog", "none", "meta"));
		awaitLines(channels, expected);

		this.work.await("the heartbeat goes on meanwhile", SOON,
				() -> assertThat(channels.heartbeats()).isGreaterThan(2));
		expected.addAll(expected.stream().map((line) -> line.replace(": trigger ", ": resolve ")).toList());
		alertmanager.end(alerts);
		awaitLines(channels, expected);
		assertThat(keys(channels, "trigger")).hasSize(2).isEqualTo(keys(channels, "resolve"));
		this.work.await("the history has each of them, but not the heartbeat", SOON,
				() -> assertThat(Set.copyOf(channels.history())).isEqualTo(about(expected)));
	}

	@Test
	void fullDiskOfAnotherNodeIsAnIncidentOfItsOwn() throws Exception {
		Channels channels = Channels.start(this.work);
		Alertmanager alertmanager = Alertmanager.start(this.work, channels, SPEED);
		Alert first = Alert.critical("HighDiskUsage", "disk").with("instance", "node-1").with("device", "sda");
		Alert second = Alert.critical("HighDiskUsage", "disk").with("instance", "node-2").with("device", "sda");
		alertmanager.fire(first);
		List<String> expected = new ArrayList<>(lines("trigger HighDiskUsage", CRITICAL));
		awaitLines(channels, expected);
		alertmanager.fire(second);
		expected.addAll(lines("trigger HighDiskUsage", CRITICAL));
		awaitLines(channels, expected);
		alertmanager.end(first);
		expected.addAll(lines("resolve HighDiskUsage", CRITICAL));
		awaitLines(channels, expected);
		assertThat(keys(channels, "trigger")).hasSize(2).containsAll(keys(channels, "resolve"));
		assertThat(keys(channels, "resolve")).hasSize(1);
	}

	@Test
	void monitorThatStandsStillIsOneIncidentWhateverItWatches() throws Exception {
		Channels channels = Channels.start(this.work);
		Alertmanager alertmanager = Alertmanager.start(this.work, channels, SPEED);
		Alert[] stale = Stream.of("us-west", "us-east", "ap")
			.map((target) -> Alert.critical("MonitorStale", "meta").with("target", target).in(target))
			.toArray(Alert[]::new);
		alertmanager.fire(stale);
		List<String> expected = new ArrayList<>(lines("trigger MonitorStale", CRITICAL));
		awaitLines(channels, expected);
		assertThat(channels.notifications()).filteredOn((each) -> !each.channel().equals("watchdog"))
			.extracting(Notification::title)
			.allMatch((title) -> title.startsWith("[FIRING:3] CRITICAL MonitorStale"));
		alertmanager.end(stale);
		expected.addAll(lines("resolve MonitorStale", CRITICAL));
		awaitLines(channels, expected);
	}

	@Test
	void regionalFailureSilencesItsOwnRegionWhileItLasts() throws Exception {
		Channels channels = Channels.start(this.work);
		Alertmanager alertmanager = Alertmanager.start(this.work, channels, SPEED);
		Alert regional = Alert.critical("RegionalFailure", "availability").in("ap");
		Alert down = Alert.critical("ServiceDown", "availability").with("target", "ap").in("ap");
		Alert elsewhere = Alert.critical("ServiceDown", "availability").with("target", "eu-west").in("eu-west");
		alertmanager.fire(regional);
		List<String> expected = new ArrayList<>(lines("trigger RegionalFailure in ap", CRITICAL));
		awaitLines(channels, expected);

		alertmanager.fire(down, elsewhere);
		expected.addAll(lines("trigger ServiceDown in eu-west", CRITICAL));
		awaitLines(channels, expected);
		alertmanager.end(down, elsewhere, regional);
		expected.addAll(lines("resolve RegionalFailure in ap", CRITICAL));
		expected.addAll(lines("resolve ServiceDown in eu-west", CRITICAL));
		awaitLines(channels, expected);

		alertmanager.fire(regional);
		expected.addAll(lines("trigger RegionalFailure in ap", CRITICAL));
		awaitLines(channels, expected);
		alertmanager.fire(down);
		alertmanager.end(regional);
		expected.addAll(lines("resolve RegionalFailure in ap", CRITICAL));
		expected.addAll(lines("trigger ServiceDown in ap", CRITICAL));
		awaitLines(channels, expected);
	}

	@Test
	void deadChannelHoldsUpNoOtherAndHearsOfItLater() throws Exception {
		Channels channels = Channels.start(this.work);
		Alertmanager alertmanager = Alertmanager.start(this.work, channels, SPEED);
		List<String> all = new ArrayList<>();
		for (String behaviour : List.of("error", "refuse-or-reset", "hang")) {
			for (String dead : List.of("pagerduty", "slack", "email", "watchdog")) {
				String about = "trigger HighLatency in " + dead + "-" + behaviour;
				channels.behave(dead, behaviour);
				alertmanager.fire(Alert.critical("HighLatency", "latency").in(dead + "-" + behaviour));
				List<String> others = CRITICAL.stream().filter((channel) -> !channel.startsWith(dead)).toList();
				this.work.await("the others hear while " + dead + " answers with " + behaviour, UNDELAYED,
						() -> assertThat(about(channels, about))
							.containsExactlyInAnyOrderElementsOf(lines(about, others)));
				channels.behave(dead, "ok");
				all.addAll(lines(about, CRITICAL));
			}
		}
		awaitLines(channels, all);
		this.work.await("the history has what it missed, too", SOON,
				() -> assertThat(channels.history()).contains("trigger HighLatency in watchdog-error",
						"trigger HighLatency in watchdog-refuse-or-reset", "trigger HighLatency in watchdog-hang"));
	}

	@Test
	void mailServerThatNeverGreetsKeepsNoEndFromTheOthers() throws Exception {
		Channels channels = Channels.start(this.work);
		Alertmanager alertmanager = Alertmanager.start(this.work, channels, SPEED);
		Alert alert = Alert.critical("HighLatency", "latency").in("us-west");
		List<String> others = CRITICAL.stream().filter((channel) -> !channel.startsWith("email")).toList();
		channels.behave("email", "hang");
		alertmanager.fire(alert);
		List<String> expected = new ArrayList<>(lines("trigger HighLatency in us-west", others));
		awaitLines(channels, expected);
		alertmanager.end(alert);
		expected.addAll(lines("resolve HighLatency in us-west", others));
		awaitLines(channels, expected);
	}

	private void awaitLines(Channels channels, List<String> expected) {
		this.work.await("exactly these notifications", SOON,
				() -> assertThat(channels.lines()).containsExactlyInAnyOrderElementsOf(expected));
	}

	private static List<String> about(Channels channels, String about) throws Exception {
		return channels.lines().stream().filter((line) -> line.endsWith(about)).toList();
	}

	private static List<String> lines(String about, List<String> channels) {
		return channels.stream().map((channel) -> channel + ": " + about).toList();
	}

	/** What was said, whatever the channel. */
	private static Set<String> about(List<String> lines) {
		return lines.stream().map((line) -> line.replaceAll(".*: ", "")).collect(Collectors.toSet());
	}

	/** The keys by which PagerDuty joins the notifications of one alert. */
	private static List<String> keys(Channels channels, String action) throws Exception {
		Stream<Notification> pages = channels.notifications()
			.stream()
			.filter((notification) -> notification.channel().equals("pagerduty"));
		return pages.filter((page) -> page.action().equals(action))
			.map((page) -> page.about() + page.key())
			.sorted()
			.distinct()
			.toList();
	}

}
