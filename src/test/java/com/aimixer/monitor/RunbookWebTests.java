package com.aimixer.monitor;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The runbooks as they are served, against the files.
 */
class RunbookWebTests {

	private static final Path FILES = Path.of("prometheus", "runbooks");

	@RegisterExtension
	private static final StoryServer server = new StoryServer();

	@Test
	void everyFileIsServedAndNothingElse() throws IOException {
		assertThat(listed()).isNotEmpty().isEqualTo(files());
		for (String alert : files()) {
			assertThat(server.get("/runbooks/" + alert).body())
				.isEqualTo(Files.readString(FILES.resolve(alert + ".md")));
		}
	}

	@Test
	void theListSaysWhenEachAlertFires() {
		JsonNode item = server.json("/runbooks")
			.get("items")
			.valueStream()
			.filter((each) -> each.get("alert").asString().equals("HighLatency"))
			.findFirst()
			.orElseThrow();
		assertThat(item.get("summary").asString()).isEqualTo(
				"Severity: critical. Fires when: p95 processing time of a region > 100 ms over 5 minutes. For: 2m.");
		assertThat(item.get("url").asString()).isEqualTo("/runbooks/HighLatency");
	}

	@Test
	void aRunbookIsReadByWhoeverAsks() {
		HttpResponse<String> response = server.get("/runbooks/HighLatency");
		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
		assertThat(response.headers().allValues("Vary")).contains("Accept");
		assertThat(response.body()).startsWith("# HighLatency\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8                  | text/html
			text/html,application/xhtml+xml,image/avif,image/webp,image/apng,*/*;q=0.8       | text/html
			*/*                                                                              | text/plain
			text/*                                                                           | text/plain
			text/plain                                                                       | text/plain
			text/markdown                                                                    | text/markdown
			text/markdown, text/plain;q=0.5                                                  | text/markdown
			text/markdown, text/html;q=0.5                                                   | text/markdown
			text/html                                                                        | text/html
			""")
	void browsersGetAPageAndMarkdownIsForThoseWhoNameIt(String accept, String type) {
		HttpResponse<String> response = server.get("/runbooks/HighLatency", accept);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue(type + ";charset=UTF-8");
	}

	@Test
	void aCopyIsGoodUntilTheTextChanges() {
		HttpResponse<String> first = server.get("/runbooks/HighLatency");
		assertThat(first.headers().allValues("Cache-Control")).containsExactly("no-cache");
		String tag = first.headers().firstValue("ETag").orElseThrow();
		assertThat(server.getUnlessMatching("/runbooks/HighLatency", tag).statusCode()).isEqualTo(304);
		assertThat(server.getUnlessMatching("/runbooks/ServiceDown", tag).statusCode()).isEqualTo(200);
	}

	@Test
	void aWrongNameIsToldTheNearOnes() {
		assertThat(problem("/runbooks/highlatencie")).startsWith("There is no runbook 'highlatencie'. Known: ")
			.contains("HighLatency", "HighTailLatency")
			.doesNotContain("Watchdog");
	}

	@Test
	void aNameLikeNoneIsToldAll() {
		assertThat(problem("/runbooks/xyz")).contains("HighLatency", "Watchdog", "all are at /runbooks");
	}

	@ParameterizedTest
	@ValueSource(strings = { "HighLatency.md", "..%2F..%2Fapplication.yml", "..%5Capplication.yml",
			"%2e%2e%2fapplication.yml", "..;/application.yml", "%2e%2e/%2e%2e/application.yml", "HighLatency%00",
			"HighLatency/../../application.yml" })
	void noNameLeadsOutOfTheRunbooks(String name) {
		HttpResponse<String> response = server.get("/runbooks/" + name);
		assertThat(response.statusCode()).isIn(400, 404);
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/problem+json"));
	}

	private static String problem(String path) {
		HttpResponse<String> response = server.get(path);
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		return StoryServer.JSON.readTree(response.body()).get("detail").asString();
	}

	private static List<String> listed() {
		return server.json("/runbooks").get("items").valueStream().map((item) -> item.get("alert").asString()).toList();
	}

	private static List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(FILES)) {
			return files.map((file) -> file.getFileName().toString().replace(".md", "")).sorted().toList();
		}
	}

}
