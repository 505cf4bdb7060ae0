package com.aimixer.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.aimixer.e2e.Channels.Notification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a notification says to somebody who is woken by it.
 */
class AlertContentIT {

	private static final int SPEED = 60;

	private static final Duration SOON = Duration.ofSeconds(40);

	private static final String SINCE = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC";

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void notificationSaysWhatIsWrongSinceWhenAndWhereToLook() throws Exception {
		Channels channels = Channels.start(this.work);
		Alertmanager alertmanager = Alertmanager.start(this.work, channels, SPEED);
		Alert down = Alert.critical("ServiceDown", "availability")
			.in("ap")
			.with("target", "ap")
			.saying("summary", "ap <b>cannot</b> be reached & more")
			.saying("dashboard_url", "https://grafana.aimixer.com/d/ai-mixer-probes?var-region=ap");
		alertmanager.fire(down);
		String title = "[FIRING:1] CRITICAL ServiceDown in ap";
		assertPage(await(channels, "pagerduty", title).content());
		assertSlack(await(channels, "slack", title).content());
		assertMail(await(channels, "email", title).content().replace("\r\n", "\n"));

		alertmanager.end(down);
		Notification end = await(channels, "slack", "[RESOLVED] CRITICAL ServiceDown in ap");
		assertThat(text(end)).containsPattern("more \\(for \\d+s\\)\n");
		assertThat(await(channels, "email", "[RESOLVED] CRITICAL ServiceDown in ap").content())
			.containsPattern("more \\(" + SINCE + " for \\d+s\\)");
	}

	@Test
	void targetThatSeveralSendersFindDownIsOneLine() throws Exception {
		Channels channels = Channels.start(this.work);
		Alertmanager alertmanager = Alertmanager.start(this.work, channels, SPEED);
		Alert down = Alert.critical("ServiceDown", "availability").in("ap").with("target", "ap");
		Alert monitor = down.with("source", "monitor").saying("summary", "ap: connection refused");
		Alert other = Alert.critical("ServiceDown", "availability").in("ap").with("target", "ap-2");
		alertmanager.fire(down, monitor.with("replica", "a"), monitor.with("replica", "b"));
		assertThat(lines(await(channels, "slack", "[FIRING:1] CRITICAL ServiceDown in ap"))).hasSize(1);
		assertThat(summary(await(channels, "pagerduty", "[FIRING:1] CRITICAL ServiceDown in ap")))
			.isEqualTo("[FIRING:1] CRITICAL ServiceDown in ap: ServiceDown is what it is about");
		alertmanager.fire(other);
		Notification both = await(channels, "slack", "[FIRING:2] CRITICAL ServiceDown in ap");
		assertThat(lines(both)).hasSize(2);
		assertThat(both.content()).contains("https://monitor.aimixer.com/|Status page");
		Notification page = await(channels, "pagerduty", "[FIRING:2] CRITICAL ServiceDown in ap");
		assertThat(summary(page))
			.isEqualTo("[FIRING:2] CRITICAL ServiceDown in ap: ServiceDown is what it is about and 1 more");
		JsonNode details = Http.JSON.readTree(page.content()).path("payload").path("custom_details");
		assertThat(details.path("num_firing").asString()).isEqualTo("2");
		assertThat(details.path("firing").asString().lines().filter((line) -> line.startsWith("* "))).hasSize(2);
	}

	@Test
	void longListIsCutAndUnknownSeverityIsExplained() throws Exception {
		Channels channels = Channels.start(this.work);
		Alertmanager alertmanager = Alertmanager.start(this.work, channels, SPEED);
		List<Alert> restarts = new ArrayList<>();
		for (int pod = 1; pod <= 12; pod++) {
			restarts.add(Alert.of("PodRestarts", "warning", "restarts").in("us-east").with("pod", "pod-" + pod));
		}
		alertmanager.fire(restarts);
		alertmanager.fire(new Alert(Map.of("alertname", "Odd", "severity", "criticl", "ping", "<!channel>"), Map.of()));
		Notification twelve = await(channels, "slack", "[FIRING:12] WARNING PodRestarts in us-east");
		assertThat(lines(twelve)).hasSize(10);
		assertThat(twelve.content()).contains("and 2 more");
		assertThat(await(channels, "email", "[FIRING:12] WARNING PodRestarts in us-east").content())
			.containsPattern("(?s)and 2 more.*and 2 more");
		assertThat(text(await(channels, "slack", "[FIRING:1] UNROUTED Odd"))).contains(
				"No route for severity \"criticl\"", "ping=&lt;!channel&gt;",
				"https://monitor.aimixer.com/runbooks/Odd|Runbook");
		assertThat(await(channels, "email", "[FIRING:1] UNROUTED Odd").content())
			.contains("No route for severity \"criticl\"", "ping=&lt;!channel&gt;");
	}

	private static void assertPage(String content) {
		JsonNode page = Http.JSON.readTree(content);
		JsonNode payload = page.path("payload");
		assertThat(payload.path("summary").asString())
			.isEqualTo("[FIRING:1] CRITICAL ServiceDown in ap: ap <b>cannot</b> be reached & more");
		assertThat(payload.path("severity").asString()).isEqualTo("critical");
		assertThat(payload.path("class").asString()).isEqualTo("ServiceDown");
		assertThat(payload.path("component").asString()).isEqualTo("ap");
		assertThat(payload.path("group").asString()).isEqualTo("ap");
		assertThat(payload.path("custom_details").path("firing").asString()).as("a text, whatever it looks like")
			.matches("(?s)\\* ap <b>cannot</b> be reached & more \\(since " + SINCE + "\\)\n  More of it.");
		assertThat(payload.path("custom_details").path("resolved").asString()).isEqualTo("none");
		assertThat(page.path("client_url").asString()).isEqualTo("https://monitor.aimixer.com/endpoints/ap");
		assertThat(page.path("links")
			.valueStream()
			.map((link) -> link.path("text").asString() + " " + link.path("href").asString()))
			.containsExactly("Runbook https://monitor.aimixer.com/runbooks/ServiceDown",
					"Dashboard https://grafana.aimixer.com/d/ai-mixer-probes?var-region=ap",
					"Status page https://monitor.aimixer.com/endpoints/ap");
	}

	private static void assertSlack(String content) {
		JsonNode attachment = Http.JSON.readTree(content).path("attachments").path(0);
		assertThat(attachment.path("color").asString()).isEqualTo("#b71c1c");
		assertThat(attachment.path("title_link").asString()).isEqualTo("https://monitor.aimixer.com/endpoints/ap");
		assertThat(attachment.path("text").asString()).isEqualTo("""
				• ap &lt;b&gt;cannot&lt;/b&gt; be reached &amp; more
				<https://monitor.aimixer.com/runbooks/ServiceDown|Runbook>  ·  \
				<https://grafana.aimixer.com/d/ai-mixer-probes?var-region=ap|Dashboard>  ·  \
				<https://monitor.aimixer.com/endpoints/ap|Status page>""");
		assertThat(attachment.path("fields").path(0).path("value").asString()).isEqualTo("ap");
		assertThat(attachment.path("fields").path(1).path("value").asString()).matches(SINCE);
	}

	private static void assertMail(String content) {
		assertThat(content).contains("Subject: [FIRING:1] CRITICAL ServiceDown in ap\n");
		String text = content.substring(content.indexOf("text/plain"), content.indexOf("text/html"));
		assertThat(text)
			.containsPattern("\\* ap <b>cannot</b> be reached & more \\(since " + SINCE + "\\)\n  More of it.")
			.contains("Runbook:     https://monitor.aimixer.com/runbooks/ServiceDown",
					"Dashboard:   https://grafana.aimixer.com/d/ai-mixer-probes?var-region=ap",
					"Status page: https://monitor.aimixer.com/endpoints/ap");
		String html = content.substring(content.indexOf("text/html"));
		assertThat(html)
			.contains("ap &lt;b&gt;cannot&lt;/b&gt; be reached &amp; more", "background:#b71c1c",
					"href=\"https://monitor.aimixer.com/runbooks/ServiceDown\"",
					"href=\"https://grafana.aimixer.com/d/ai-mixer-probes?var-region=ap\"",
					"href=\"https://monitor.aimixer.com/endpoints/ap\"")
			.containsPattern("since " + SINCE)
			.doesNotContain("<b>");
	}

	/** The lines of Slack's message that are about an alert. */
	private static List<String> lines(Notification notification) {
		return text(notification).lines().filter((line) -> line.startsWith("• ")).toList();
	}

	private static String summary(Notification page) {
		return Http.JSON.readTree(page.content()).path("payload").path("summary").asString();
	}

	private static String text(Notification message) {
		return Http.JSON.readTree(message.content()).path("attachments").path(0).path("text").asString();
	}

	private Notification await(Channels channels, String channel, String title) throws Exception {
		List<Notification> found = new ArrayList<>();
		this.work.await(title + " over " + channel, SOON, () -> {
			channels.notifications()
				.stream()
				.filter((notification) -> notification.channel().equals(channel)
						&& notification.title().startsWith(title))
				.forEach(found::add);
			assertThat(found).isNotEmpty();
		});
		return found.getLast();
	}

}
