package com.aimixer.monitor.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A key that is none, a list that is none, and many mistakes at once.
 */
class ConfigurationStructureTests {

	private static final String ENDPOINT = TestConfiguration.ENDPOINT;

	@TempDir
	Path directory;

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					monitor.intervall: 5                      | monitor.intervall = 5: is not a key of the monitor; did you mean monitor.interval?
					monitor.confirm.attemps: 5                | monitor.confirm.attemps = 5: is not a key of the monitor; did you mean monitor.confirm.attempts?
					monitor.response-time-warning: 5ms        | monitor.response-time-warning = 5ms: is not a key of the monitor; did you mean monitor.thresholds.response-time-warning?
					monitor.something-else: 5                 | monitor.something-else = 5: is not a key of the monitor; remove it
					monitor.interval.seconds: 5               | monitor.interval: must be a single value; write it as in 30s
					monitor.interval[0]: 5                    | monitor.interval: must be a single value; write it as in 30s
					monitor.thresholds: 5                     | monitor.thresholds = 5: has keys of its own and no value; write its keys below it, such as monitor.thresholds.response-time-warning
					monitor: on                               | monitor = true: has keys of its own and no value; write its keys below it, such as monitor.interval
					montior.interval: 5                       | montior.interval = 5: is not read by anything; did you mean monitor.interval?
					interval: 5                               | interval = 5: is not read by anything; did you mean monitor.interval?
					""")
	void keyThatNobodyReadsIsRefused(String line, String problem) {
		assertThat(problems(line + "\n" + ENDPOINT)).containsExactly("application.yml:1: " + problem);
	}

	@Test
	void unknownKeyOfAnEndpointIsRefusedWithItsIndex() {
		assertThat(problems(ENDPOINT + "    timeout: 3s\n    expect.state: 200\n    body-contains: ok"))
			.containsExactly(
					"application.yml:4: monitor.endpoints[0].timeout = 3s: is not a key of the monitor; did you mean monitor.timeout?",
					"application.yml:5: monitor.endpoints[0].expect.state = 200: is not a key of the monitor; did you mean monitor.endpoints[0].expect.status?",
					"application.yml:6: monitor.endpoints[0].body-contains = ok: is not a key of the monitor; did you mean monitor.endpoints[0].expect.body-contains?");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					monitor.endpoints: https://host/          | application.yml:1: monitor.endpoints = https://host/: must be a list; write one element a line, each starting with '- '
					monitor.endpoints.us-west.name: us-west   | application.yml:1: monitor.endpoints: must be a list; write one element a line, each starting with '- '
					monitor.endpoints: []                     | application.yml:1: monitor.endpoints: has no element; add at least one endpoint with a name and a url
					monitor.timeout: 5s                       | default: monitor.endpoints: has no element; add at least one endpoint with a name and a url
					""")
	void endpointsMustBeAListThatIsNotEmpty(String line, String problem) {
		assertThat(problems(line)).containsExactly(problem);
	}

	@Test
	void endpointThatIsOnlyATextIsRefusedOnce() {
		assertThat(problems("monitor.endpoints:\n  - https://host/")).containsExactly(
				"application.yml:2: monitor.endpoints[0] = https://host/: has keys of its own and no value; "
						+ "write its keys below it, such as monitor.endpoints[0].name");
	}

	@Test
	void halfAnEndpointInTheEnvironmentIsToldThatItReplacesTheList() {
		assertThat(new TestConfiguration().file(this.directory.resolve("application.yml"), ENDPOINT)
			.variable("MONITOR_ENDPOINTS_0_URL", "https://host/")
			.problems())
			.containsExactly("environment MONITOR_ENDPOINTS_0_URL: monitor.endpoints[0].name: is missing; "
					+ "give it a name, such as us-west; a list is taken whole from one place, files are not looked at any more");
	}

	@Test
	void gapInAListIsRefused() {
		assertThat(new TestConfiguration()
			.arguments("--monitor.endpoints[0].name=a", "--monitor.endpoints[0].url=http://a/",
					"--monitor.endpoints[2].name=c", "--monitor.endpoints[2].url=http://c/")
			.problems()).singleElement()
			.asString()
			.endsWith("monitor.endpoints[2]: comes after a gap: there is no monitor.endpoints[1]; "
					+ "number the elements of the list from 0 without a gap");
	}

	@Test
	void tenThousandEndpointsAreReadAndOneMoreIsRefused() {
		assertThat(new TestConfiguration().file(this.directory.resolve("application.yml"), many(10_000))
			.settings()
			.endpoints()).hasSize(10_000);
		assertThat(problems(many(10_001))).containsExactly(
				"application.yml:2: monitor.endpoints: has 10001 elements; monitor at most 10000 endpoints");
	}

	private static String many(int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> "  - name: e" + i + "\n    url: http://host/" + i + "\n")
			.collect(Collectors.joining("", "monitor.endpoints:\n", ""));
	}

	@Test
	void everyMistakeIsFoundAtOnce() {
		assertThat(problems("""
				monitor:
				  interval: 30s
				  timeout: 40s
				  timeuot: 5s
				  thresholds:
				    response-time-warning: 100
				  endpoints:
				    - name: A
				      url: us-west.example.com
				    - name: b
				""")).extracting((line) -> line.replaceAll(": monitor.*", ""))
			.containsExactly("application.yml:4", "application.yml:3", "application.yml:6", "application.yml:8",
					"application.yml:9", "application.yml:10");
	}

	private List<String> problems(String yaml) {
		return new TestConfiguration().file(this.directory.resolve("application.yml"), yaml).problems();
	}

}
