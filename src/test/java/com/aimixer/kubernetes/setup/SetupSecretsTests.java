package com.aimixer.kubernetes.setup;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code setup_monitoring.sh} does about Secrets, and that nobody else sees them.
 */
class SetupSecretsTests {

	private static final String CHANNELS = "secret ai-mixer-monitoring/alertmanager-secrets smtp_password slack_webhook_url pagerduty_routing_key ";

	@RegisterExtension
	private final StandInCluster cluster = new StandInCluster();

	@Test
	void valuesArriveAsTheyWere() throws Exception {
		this.cluster.setup(StandInCluster.SECRETS);
		assertThat(values("alertmanager-secrets"))
			.containsExactlyInAnyOrderEntriesOf(Map.of("smtp_password", "two hidden words", "slack_webhook_url",
					"https://hooks.slack.com/hidden", "pagerduty_routing_key", "hidden-key"));
		assertThat(values("monitor-webhook").get("webhook_token")).matches("[0-9a-f]{40}");
		assertThat(values("grafana-admin").get("admin-password")).matches("[0-9a-f]{40}")
			.isNotEqualTo(values("monitor-webhook").get("webhook_token"));
	}

	@Test
	void noValueIsEverAnArgumentOrAVariableOfOthersOrPrinted() throws Exception {
		Script setup = this.cluster.setup(with("ALERTMANAGER_WEBHOOK_TOKEN", "hidden-token"));
		assertThat(values("monitor-webhook")).containsEntry("webhook_token", "hidden-token");
		assertThat(this.cluster.read("calls.env")).isEmpty();
		String password = values("grafana-admin").get("admin-password");
		assertThat(this.cluster.read("calls") + setup.out() + setup.err()).doesNotContain("hidden", "aGlkZGVu")
			.doesNotContain(password);
		assertThat(this.cluster.read("modes").lines()).as("only the owner may read the files").containsOnly("600");
		assertThat(this.cluster.leftovers()).isEmpty();
	}

	@Test
	void aVariableChangesItsKeyAndNoOther() throws Exception {
		this.cluster.has("namespace ai-mixer-monitoring", CHANNELS,
				"secret ai-mixer-monitoring/grafana-admin admin-password ",
				"secret ai-mixer-monitoring/monitor-webhook webhook_token ");
		Script setup = this.cluster.setup(Map.of("SLACK_WEBHOOK_URL", "https://hooks.slack.com/new"));
		assertThat(setup.exitCode()).as(setup.err()).isZero();
		assertThat(setup.err()).contains("the Secret alertmanager-secrets is changed");
		assertThat(values("alertmanager-secrets"))
			.isEqualTo(Map.of("slack_webhook_url", "https://hooks.slack.com/new"));
		assertThat(this.cluster.changes()).filteredOn((call) -> !call.startsWith("apply"))
			.hasSize(1)
			.first()
			.asString()
			.startsWith("patch secret alertmanager-secrets -n ai-mixer-monitoring --type=merge --patch-file=/");
	}

	@Test
	void aKeyThatTheSecretLacksIsMissing() throws Exception {
		this.cluster.has("namespace ai-mixer-monitoring",
				"secret ai-mixer-monitoring/alertmanager-secrets smtp_password slack_webhook_url ");
		Script setup = this.cluster.setup(Map.of());
		assertThat(setup.exitCode()).isEqualTo(78);
		assertThat(setup.err()).contains("PAGERDUTY_ROUTING_KEY is not set: set it, or run this on a terminal")
			.doesNotContain("SMTP_PASSWORD", "SLACK");
		assertThat(this.cluster.changes()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "SMTP_PASSWORD, ``, is empty", "SLACK_WEBHOOK_URL, hooks.slack.com/hidden, is no address",
					"PAGERDUTY_ROUTING_KEY, hidden key, holds a space",
					"ALERTMANAGER_WEBHOOK_TOKEN, `hidden\ntoken`, holds a line break" })
	void aBadValueIsRefusedWithoutBeingShown(String name, String value, String complaint) throws Exception {
		Script setup = this.cluster.setup(with(name, value));
		assertThat(setup.exitCode()).isEqualTo(78);
		assertThat(setup.err()).contains(name + " " + complaint).doesNotContain("hidden");
		assertThat(this.cluster.changes()).isEmpty();
	}

	private Map<String, String> values(String secret) throws Exception {
		Map<String, String> values = new TreeMap<>();
		this.cluster.read("written/" + secret)
			.lines()
			.dropWhile((line) -> !line.equals("data:"))
			.skip(1)
			.map((line) -> line.strip().split(": "))
			.forEach((pair) -> values.put(pair[0],
					new String(Base64.getDecoder().decode(pair[1]), StandardCharsets.UTF_8)));
		return values;
	}

	private static Map<String, String> with(String name, String value) {
		Map<String, String> environment = new HashMap<>(StandInCluster.SECRETS);
		environment.put(name, value);
		return environment;
	}

}
