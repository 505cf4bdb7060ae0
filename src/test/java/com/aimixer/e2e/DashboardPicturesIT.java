package com.aimixer.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dashboards in Grafana itself and a real browser. The pictures are for people to
 * look at, in {@code target/pictures}.
 */
@EnabledIf(value = "grafanaIsThere", disabledReason = DashboardPicturesIT.WITHOUT)
class DashboardPicturesIT {

	static final String WITHOUT = "Grafana is not on the PATH: no pictures of the dashboards are taken";

	private static final Path DASHBOARDS = Path.of("grafana", "dashboards");

	private static final Path PICTURES = Path.of("target", "pictures");

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	@RegisterExtension
	private final Workplace work = new Workplace();

	/** The reports have the reason, but a build does not print it. */
	static boolean grafanaIsThere() {
		boolean there = GrafanaStandIn.isARealOneThere();
		if (!there) {
			System.out.println(WITHOUT);
		}
		return there;
	}

	@Test
	void everyPanelIsDrawnWithoutAnError() throws Exception {
		String chromium = RealPrograms.find(this.work, "chromium");
		Map<String, String> pages = new LinkedHashMap<>();
		try (RunningStack stack = RunningStack.up(this.work, 10)) {
			for (String uid : GrafanaStandIn.uids(DASHBOARDS)) {
				pages.put(uid, picture(this.work, chromium, uid, stack.url("grafana") + "/d/" + uid + "?kiosk"));
			}
		}
		assertThat(pages).isNotEmpty();
		SoftAssertions.assertSoftly((all) -> pages.forEach((uid, page) -> {
			all.assertThat(page).as(uid).contains(titles(uid));
			all.assertThat(page).as(uid).doesNotContain("Panel status error", "Panel plugin not found");
		}));
	}

	/**
	 * Take a picture and return what the page consists of. The window is as high as the
	 * longest dashboard: Grafana only draws what is in sight.
	 */
	static String picture(Workplace work, String chromium, String name, String url)
			throws IOException, InterruptedException {
		Path picture = Files.createDirectories(PICTURES).resolve(name + ".png").toAbsolutePath();
		Program browser = work.start("chromium-" + name,
				List.of(chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
						"--hide-scrollbars", "--user-data-dir=" + work.folder().resolve("profile"),
						"--window-size=1600,6000", "--virtual-time-budget=30000", "--screenshot=" + picture,
						"--dump-dom", url));
		assertThat(browser.exitCode(PATIENCE)).as(browser.err()).isZero();
		assertThat(picture).isNotEmptyFile();
		return HtmlUtils.htmlUnescape(browser.out());
	}

	/** Of what is not folded away. */
	private static List<String> titles(String uid) {
		JsonNode dashboard = Http.JSON.readTree(DASHBOARDS.resolve(uid + ".json"));
		return dashboard.path("panels")
			.valueStream()
			.filter((panel) -> !panel.path("type").asString().equals("row"))
			.map((panel) -> panel.path("title").asString())
			.toList();
	}

}
