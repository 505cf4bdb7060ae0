package com.aimixer.monitor.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A value that is wrong. A row for each rule: what is written, and the line a person
 * reads.
 */
class ConfigurationMistakesTests {

	private static final String ENDPOINT = TestConfiguration.ENDPOINT;

	@TempDir
	Path directory;

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					# durations
					interval: soon                        | = soon: is not a duration; write a number and a unit, such as 500ms, 30s or 1m
					interval: 30 years                    | = 30 years: has the unknown unit 'years'; use one of ms, s, m, h, d
					interval: -5                          | = -5: is not a duration; write a number and a unit, such as 500ms, 30s or 1m
					interval: 500ms                       | = 500ms: is out of range; use 1s to 1h
					interval: 2h                          | = 2h: is out of range; use 1s to 1h
					interval:                             | = "": is empty; give it a value or remove the key
					timeout: 30s                          | = 30s: must be shorter than monitor.interval (30s); set it to 10s or less
					timeout: 0                            | = 0: is below 10ms; use 10ms or more
					confirm.attempts: 11                  | = 11: is out of range; use 0 to 10
					confirm.attempts: two                 | = two: is not a whole number; write digits only, such as 1000
					confirm.spacing: -1s                  | = -1s: is not a duration; write a number and a unit, such as 500ms, 30s or 1m
					confirm.spacing: 10m                  | = 10m: makes the confirmation of a failure take up to 1210s, longer than 10 intervals (5m); lower monitor.confirm.attempts (2) or monitor.confirm.spacing
					# thresholds
					thresholds.response-time-warning: 100 | = 100: has no unit; write 100ms, 100s, 100m, 100h or 100d
					thresholds.response-time-warning: 1s  | = 1s: must not be above response-time-critical (500ms); change one of them
					thresholds.response-time-critical: 5ms| = 5ms: must not be below response-time-warning (100ms); change one of them
					thresholds.response-time-warning: 0s  | = 0s: is out of range; use 1ms to 1h
					thresholds.uptime-warning: 80         | = 80: must not be below uptime-critical (90.0); change one of them
					thresholds.uptime-critical: 99.5      | = 99.5: must not be above uptime-warning (95.0); change one of them
					thresholds.uptime-warning: 101        | = 101: is out of range; use 0.0 to 100.0
					thresholds.uptime-warning: most       | = most: is not a percentage; write a number such as 95.0
					# history
					history.records: 0                    | = 0: is out of range; use 1 to 100000
					history.records: 100001               | = 100001: is out of range; use 1 to 100000
					history.alerts: 30                    | = 30: has no unit; write 30ms, 30s, 30m, 30h or 30d
					# alerting
					alertmanager.urls[0]: am:9093         | = am:9093: is not an http or https URL; start it with https:// or http://
					alertmanager.urls[0]: http://am?a=b   | = http://am?a=b: has a query; remove ?a=b
					alertmanager.urls[0]: http://[fe80::1%25eth0]:80 | = http://[fe80::1%25eth0]:80: has a host that cannot be called; write a host name, or an address without a zone
					alertmanager.ca: /no/ca.crt           | = /no/ca.crt: is no file; give the path of a PEM file
					alertmanager.replica: a"b             | = a"b: is not a legal name; use letters, digits, dots, dashes and underscores, at most 63, such as monitor-0
					alertmanager.heartbeat: 500ms         | = 500ms: is out of range; use 1s to 10m
					alertmanager.heartbeat: 60            | = 60: has no unit; write 60ms, 60s, 60m, 60h or 60d
					alertmanager.speed: 0                 | = 0: is out of range; use 1 to 60
					alertmanager.watchdog-timeout: 5m     | = 5m: has no effect without monitor.alertmanager.webhook-token-file; set that too, or remove the key
					alertmanager.webhook-token-file: /no/t | = /no/t: is no file; give the path of a file with the token, as Alertmanager has it
					# links
					links.grafana: grafana.example.com    | = grafana.example.com: is not an http or https URL; start it with https:// or http://
					links.monitor: https://m.example?a=b  | = https://m.example?a=b: has a query; remove ?a=b
					# placeholders
					interval: ${NOBODY_SETS_THIS}         | = ${NOBODY_SETS_THIS}: refers to something that is not set; set it, or give a default as in ${NAME:default}
					""")
	void globalKeyIsRefused(String line, String problem) {
		String key = line.substring(0, line.indexOf(':'));
		assertThat(problems("monitor." + line + "\n" + ENDPOINT))
			.containsExactly("application.yml:1: monitor." + key + " " + problem);
	}

	@Test
	void anAuthorityForAlertmanagersWithoutTlsIsRefused() {
		assertThat(problems("monitor.alertmanager: {urls: ['http://am:9093'], ca: /etc/ca.crt}\n" + ENDPOINT))
			.containsExactly("application.yml:1: monitor.alertmanager.ca = /etc/ca.crt: has no meaning for http URLs; "
					+ "write https:// in monitor.alertmanager.urls, or remove the key");
	}

	@Test
	void anAlertmanagerThatIsListedTwiceIsRefused() {
		assertThat(problems("monitor.alertmanager.urls: ['http://am:9093', 'http://am:9093/']\n" + ENDPOINT))
			.containsExactly("application.yml:1: monitor.alertmanager.urls[1] = http://am:9093/: is listed twice; "
					+ "remove one of them");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "short", "two words of a token", "line of 16 chars\nand another one" })
	void aFileWithoutATokenIsRefused(String content) throws IOException {
		Path token = Files.writeString(this.directory.resolve("token"), content);
		assertThat(problems("monitor.alertmanager.webhook-token-file: " + token + "\n" + ENDPOINT))
			.containsExactly("application.yml:1: monitor.alertmanager.webhook-token-file = " + token
					+ ": holds no token; write 16 to 1000 letters and digits on one line into it, "
					+ "as Alertmanager has them");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					region: ' '                           | = " ": is empty; give it a value or remove the key
					region: west/east                     | = west/east: is not a legal region; use letters, digits, spaces, dots and dashes, at most 63, such as us-west
					method: FETCH                         | = FETCH: is not a method for probing; use GET, HEAD, OPTIONS or POST
					headers.Connection: close             | : is set by the monitor itself; remove the header
					headers.[a b]: c                      | : is not a legal header name; use letters, digits and dashes
					headers.Authorization: "tok\\u00e9n"  | : has characters that no header may hold; use printable ASCII only
					thresholds.response-time-critical: 9ms| = 9ms: must not be below response-time-warning (100ms); change one of them
					expect.status: 2xx                    | = 2xx: is not a set of status codes: '2xx' is no status code or range such as 200-299; write codes and ranges such as 200-299 or 200,204
					expect.body-contains: ''              | = "": is empty; give it a value or remove the key
					expect.json-value: ok                 | = ok: needs expect.json-path; say where the value is found, as in $.status
					expect.headers.Server: '['            | = [: is not a regular expression: Unclosed character class; mend it, or escape special characters with a backslash
					follow-redirects: maybe               | = maybe: is neither true nor false; write true or false
					connection: keep                      | = keep: is neither fresh nor reuse; write fresh or reuse
					max-body: 2 apples                    | = 2 apples: is not a size; write a whole number and a unit, such as 64KB or 2MB
					max-body: 0                           | = 0: is out of range; use 1B to 64MB
					max-body: 65MB                        | = 65MB: is out of range; use 1B to 64MB
					tls.server-name: a_b                  | = a_b: is not a host name; write it as in api.example.com
					tls.verify: maybe                     | = maybe: is neither true nor false; write true or false
					""")
	void keyOfAnEndpointIsRefused(String line, String problem) {
		String key = line.substring(0, line.indexOf(':'));
		assertThat(problems(ENDPOINT + "    " + line)).singleElement()
			.asString()
			.startsWith("application.yml:4: monitor.endpoints[0].")
			.endsWith((key.startsWith("headers.[") ? "" : key + (problem.startsWith("=") ? " " : "")) + problem);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					ftp://host/health        | is not an http or https URL; start it with https:// or http://
					host.example.com/health  | is not an http or https URL; start it with https:// or http://
					/health                  | is not an http or https URL; start it with https:// or http://
					https:///health          | has no legal host name; write it as in https://host.example.com/health
					https://my_host/health   | has no legal host name; write it as in https://host.example.com/health
					https://host/a b         | is not a URL: illegal character in path at character 15; write it as in https://host.example.com/health
					https://host:0/health    | has no legal port; use a port from 1 to 65535
					https://host:65536/      | has no legal port; use a port from 1 to 65535
					https://host/health#top  | has a fragment, which is never sent; remove #top
					""")
	void urlIsRefused(String url, String problem) {
		assertThat(problems("monitor.endpoints:\n  - name: us-west\n    url: " + url))
			.containsExactly("application.yml:3: monitor.endpoints[0].url = " + url + ": " + problem);
	}

	@ParameterizedTest
	@CsvSource({ "US-West", "1st", "us_west", "us west", "-a" })
	void nameIsRefused(String name) {
		assertThat(problems("monitor.endpoints:\n  - url: https://host/health\n    name: '" + name + "'"))
			.containsExactly("application.yml:3: monitor.endpoints[0].name = " + name + ": is not a legal name; "
					+ "use lower-case letters, digits and dashes, at most 63, starting with a letter, such as us-west");
	}

	@Test
	void credentialsInAUrlAreRefusedAndNotRepeated() {
		assertThat(problems("monitor.endpoints:\n  - name: us-west\n    url: https://me:secret@host/health"))
			.containsExactly("application.yml:3: monitor.endpoints[0].url = https://***@host/health: "
					+ "holds credentials; remove them; an endpoint can send them as headers.Authorization");
	}

	@ParameterizedTest
	@ValueSource(strings = { "header.Authorization: s3cret", "headers: s3cret", "auth-token: s3cret",
			"headers.Authorization: s3cret-${NOBODY_SETS_THIS}", "headers: [ { Authorization: s3cret } ]" })
	void whatMayBeASecretIsNotRepeated(String line) {
		assertThat(problems(ENDPOINT + "    " + line)).isNotEmpty()
			.allSatisfy((problem) -> assertThat(problem).doesNotContain("s3cret"));
	}

	@Test
	void twoEndpointsOfOneNameAreRefused() {
		assertThat(problems(ENDPOINT + "  - name: us-west\n    url: https://other.example.com/"))
			.containsExactly("application.yml:4: monitor.endpoints[1].name = us-west: "
					+ "is the name of monitor.endpoints[0] already; choose another name");
	}

	@Test
	void endpointWithoutNameOrUrlIsRefusedWhereItStarts() {
		assertThat(problems("monitor.endpoints:\n  - region: west")).containsExactly(
				"application.yml:2: monitor.endpoints[0].name: is missing; give it a name, such as us-west",
				"application.yml:2: monitor.endpoints[0].url: is missing; give the address that is probed, "
						+ "such as https://host.example.com/health");
	}

	@Test
	void headHasNoBodyToExpectSomethingOf() {
		assertThat(problems(ENDPOINT + "    method: HEAD\n    expect.body-contains: ok"))
			.containsExactly("application.yml:4: monitor.endpoints[0].method = HEAD: "
					+ "gets no body for expect.body-contains; use GET or remove monitor.endpoints[0].expect.body-contains");
	}

	@Test
	void jsonPathMustCompile() {
		assertThat(problems(ENDPOINT + "    expect.json-path: $[")).singleElement()
			.asString()
			.startsWith("application.yml:4: monitor.endpoints[0].expect.json-path = $[: is not a JSON path: ")
			.endsWith("; write it as in $.status");
	}

	@Test
	void tlsKeysOfAnHttpUrlAreRefused() {
		assertThat(problems("monitor.endpoints:\n  - name: a\n    url: http://host/\n    tls.verify: false"))
			.containsExactly("application.yml:4: monitor.endpoints[0].tls.verify = false: "
					+ "has no meaning for an http URL; use an https URL or remove the key");
	}

	@Test
	void certificateFileMustBeThereAndHoldACertificate() throws Exception {
		Path empty = Files.writeString(this.directory.resolve("empty.pem"), "no certificate");
		assertThat(problems(ENDPOINT + "    tls.ca: " + empty)).singleElement()
			.asString()
			.endsWith("holds no legal certificate; give a PEM file with BEGIN CERTIFICATE");
		assertThat(problems(ENDPOINT + "    tls.ca: /nowhere/ca.pem"))
			.containsExactly("application.yml:4: monitor.endpoints[0].tls.ca = /nowhere/ca.pem: "
					+ "is no file; give the path of a PEM file");
	}

	private List<String> problems(String yaml) {
		return new TestConfiguration().file(this.directory.resolve("application.yml"), yaml).problems();
	}

}
