package com.aimixer.kubernetes.setup;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code setup_monitoring.sh --uninstall} where others live beside the monitoring:
 * nothing of theirs goes, whatever it is told.
 */
class UninstallOthersTests {

	private static final String PART = "app.kubernetes.io/part-of=ai-mixer-monitoring";

	@RegisterExtension
	private final StandInCluster cluster = new StandInCluster();

	@ParameterizedTest
	@ValueSource(
			strings = { "Deployment/ai-mixer-eu app.kubernetes.io/part-of=ai-mixer", "Deployment/scaled-to-nothing -",
					"PersistentVolumeClaim/recordings -", "Job/migration -", "Secret/certificates -",
					"Secret/grafana-tls -", "ConfigMap/settings -", "Pod/by-hand app.kubernetes.io/part-of=ai-mixer" })
	void aiMixerStaysWhereTheDemoWas(String object) throws Exception {
		String theirs = "object ai-mixer-global " + object;
		this.cluster.has("ours ai-mixer-global", "object ai-mixer-global Deployment/ai-mixer-simulator " + PART,
				theirs);
		Script uninstall = this.cluster.uninstall("--delete-data");
		assertThat(uninstall.exitCode()).as(uninstall.err()).isZero();
		assertThat(uninstall.err())
			.contains("  - the namespace ai-mixer-global, since it holds " + named(object) + "\n");
		assertThat(this.cluster.read("objects").lines()).contains(theirs, "namespace ai-mixer-global")
			.noneMatch((line) -> line.contains("simulator"));
		assertThat(this.cluster.setup(StandInCluster.SECRETS).exitCode()).as("now the base can be installed").isZero();
	}

	@Test
	void theNamespaceOfAiMixerLosesOnlyWhatIsOurs() throws Exception {
		this.cluster.has("object ai-mixer-global Role/ai-mixer-monitoring-prometheus " + PART,
				"object ai-mixer-global Role/ai-mixer -");
		this.cluster.uninstall();
		assertThat(this.cluster.changes()).filteredOn((call) -> call.contains("ai-mixer-global"))
			.hasSize(1)
			.allMatch((call) -> call.contains("-n ai-mixer-global -l " + PART + " "));
		assertThat(this.cluster.read("objects")).contains("Role/ai-mixer -").doesNotContain("Role/ai-mixer-monitoring");
	}

	@Test
	void aNamespaceStaysWhereNobodyKnowsWhatElseIsInIt() throws Exception {
		this.cluster.has("ours ai-mixer-global", "object ai-mixer-global Role/ours " + PART)
			.says("-n ai-mixer-global -l app.kubernetes.io/part-of!=", 1, "Forbidden");
		Script uninstall = this.cluster.uninstall();
		assertThat(uninstall.exitCode()).as(uninstall.err()).isZero();
		assertThat(uninstall.err())
			.contains("the namespace ai-mixer-global, since the cluster does not say what else is in it (Forbidden)");
		assertThat(this.cluster.read("objects")).contains("namespace ai-mixer-global").doesNotContain("Role/ours");
	}

	@Test
	void anotherStackOfTheSameNameIsNotTouched() throws Exception {
		this.cluster.has("namespace ai-mixer-monitoring", "namespace ai-mixer-node-exporter",
				"object ai-mixer-monitoring StatefulSet/prometheus app.kubernetes.io/part-of=another",
				"object ai-mixer-monitoring PersistentVolumeClaim/data-prometheus-0 -",
				"object ai-mixer-node-exporter DaemonSet/node-exporter -");
		String objects = this.cluster.read("objects");
		Script uninstall = this.cluster.uninstall("--delete-data");
		assertThat(uninstall.exitCode()).as(uninstall.err()).isZero();
		assertThat(uninstall.out()).isEqualTo("nothing goes from the context test\n");
		assertThat(uninstall.err()).contains("the namespace ai-mixer-monitoring, since the monitoring has not made it",
				"the namespace ai-mixer-node-exporter, since the monitoring has not made it");
		assertThat(this.cluster.changes()).isEmpty();
		assertThat(this.cluster.read("objects")).isEqualTo(objects);
	}

	@Test
	void ourNamespaceStaysForWhatSomebodyHasPutThere() throws Exception {
		this.cluster.has("ours ai-mixer-monitoring", ours("StatefulSet/prometheus"),
				ours("PersistentVolumeClaim/data-prometheus-0"), theirs("Secret/registry"), theirs("ConfigMap/a"),
				theirs("ConfigMap/b"), theirs("ConfigMap/c"), theirs("PersistentVolumeClaim/restored"));
		Script uninstall = this.cluster.uninstall();
		assertThat(uninstall.err())
			.contains("since it holds Secret registry, ConfigMap a, ConfigMap b and 2 more and it"
					+ " has the volumes data-prometheus-0\n");
		assertThat(this.cluster.read("objects")).contains("ours ai-mixer-monitoring", "data-prometheus-0", "registry")
			.doesNotContain("StatefulSet");
		this.cluster.uninstall("--delete-data");
		assertThat(this.cluster.read("objects")).contains("namespace ai-mixer-monitoring", "registry", "restored")
			.doesNotContain("data-prometheus-0");
	}

	@Test
	void aNamespaceIsOursUntilAllElseIsDone() throws Exception {
		this.cluster.has("ours ai-mixer-monitoring", ours("StatefulSet/prometheus"), theirs("Secret/registry"))
			.says("delete statefulsets", 1, "error: timed out");
		assertThat(this.cluster.uninstall().exitCode()).isEqualTo(70);
		assertThat(this.cluster.read("objects")).contains("ours ai-mixer-monitoring");
	}

	private static String ours(String object) {
		return "object ai-mixer-monitoring " + object + " " + PART;
	}

	private static String theirs(String object) {
		return "object ai-mixer-monitoring " + object + " app.kubernetes.io/part-of=another";
	}

	private static String named(String object) {
		return object.replaceFirst(" .*", "").replace('/', ' ');
	}

}
