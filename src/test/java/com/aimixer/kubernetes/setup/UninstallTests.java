package com.aimixer.kubernetes.setup;

import java.util.Map;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code setup_monitoring.sh --uninstall}: the data stays unless told otherwise.
 */
class UninstallTests {

	private static final String PART = "app.kubernetes.io/part-of=ai-mixer-monitoring";

	@RegisterExtension
	private final StandInCluster cluster = new StandInCluster();

	@BeforeEach
	void aClusterWithTheMonitoring() throws Exception {
		this.cluster
			.has("ours ai-mixer-monitoring", "ours ai-mixer-node-exporter", ofUs("StatefulSet/prometheus"),
					ofUs("Secret/grafana-admin"), ofUs("PersistentVolumeClaim/data-prometheus-0"),
					ofUs("PersistentVolumeClaim/data-alertmanager-0"))
			.has("object ai-mixer-monitoring ConfigMap/kube-root-ca.crt -",
					"object ai-mixer-monitoring ServiceAccount/default -", "object ai-mixer-monitoring Lease/any -",
					"object ai-mixer-monitoring ReplicaSet/grafana-1234 - owned");
	}

	private static String ofUs(String object) {
		return "object ai-mixer-monitoring " + object + " " + PART;
	}

	@Test
	void volumesStay() throws Exception {
		Script uninstall = uninstall();
		assertThat(uninstall.exitCode()).as(uninstall.err()).isZero();
		assertThat(uninstall.err()).contains(
				"what of the monitoring is in the namespace ai-mixer-monitoring, Secrets too",
				"and this stays:\n  - the namespace ai-mixer-monitoring, since it has the volumes data-prometheus-0 data-alertmanager-0");
		assertThat(this.cluster.changes())
			.anyMatch((call) -> call.startsWith("delete namespace ai-mixer-node-exporter "))
			.anyMatch((call) -> call
				.matches("delete statefulsets.apps,.*secrets.* -n ai-mixer-monitoring -l " + PART + " .*"))
			.noneMatch((call) -> call.contains("persistentvolumeclaims"));
		assertThat(this.cluster.read("objects"))
			.contains("data-prometheus-0", "data-alertmanager-0", "kube-root-ca.crt")
			.doesNotContain("StatefulSet/prometheus", "grafana-admin");
		assertThat(uninstall("--delete-data").exitCode()).as("it is still known whose they are").isZero();
		assertThat(this.cluster.read("objects")).doesNotContain("ai-mixer-monitoring");
	}

	@Test
	void whatMakesSecretsGoesBeforeThem() throws Exception {
		this.cluster.says("api-resources --api-group=cert-manager.io", 0, "certificates.cert-manager.io");
		uninstall();
		assertThat(this.cluster.changes())
			.anyMatch((call) -> call.startsWith("delete certificates.cert-manager.io,statefulsets"));
	}

	@Test
	void certificatesWithoutALabelAreOursToo() throws Exception {
		this.cluster.has("object ai-mixer-monitoring Secret/grafana-tls -",
				"object ai-mixer-monitoring Secret/prometheus-tls -");
		Script uninstall = uninstall();
		assertThat(uninstall.err()).contains("the certificates grafana-tls prometheus-tls");
		assertThat(this.cluster.read("objects")).doesNotContain("-tls");
	}

	@Test
	void dataIsDeletedOnlyWhenTold() throws Exception {
		Script uninstall = uninstall("--delete-data");
		assertThat(uninstall.err()).contains("with the DATA of its volumes: data-prometheus-0 data-alertmanager-0");
		assertThat(this.cluster.changes()).anyMatch((call) -> call.startsWith("delete namespace ai-mixer-monitoring "));
	}

	@Test
	void theNamespaceThatTheDemoHasMadeGoesWithIt() throws Exception {
		this.cluster.has("ours ai-mixer-global");
		uninstall();
		assertThat(this.cluster.changes()).anyMatch((call) -> call.startsWith("delete namespace ai-mixer-global "));
	}

	@Test
	void withoutATerminalItHasToBeToldYes() throws Exception {
		Script uninstall = this.cluster.setup(Map.of(), "--uninstall");
		assertThat(uninstall.exitCode()).isEqualTo(64);
		assertThat(uninstall.err()).contains("say --yes to do it without being asked");
		assertThat(this.cluster.changes()).isEmpty();
	}

	@Test
	void aDryRunOnlySaysWhatWouldGo() throws Exception {
		Script uninstall = this.cluster.setup(Map.of(), "--uninstall", "--dry-run");
		assertThat(uninstall.exitCode()).as(uninstall.err()).isZero();
		assertThat(uninstall.err()).contains("the namespace ai-mixer-node-exporter", "nothing has been changed");
		assertThat(this.cluster.changes()).isEmpty();
	}

	@Test
	void whatCannotBeDeletedDoesNotKeepTheRest() throws Exception {
		this.cluster.says("delete namespace ai-mixer-node-exporter", 1, "error: timed out");
		Script uninstall = uninstall("--delete-data");
		assertThat(uninstall.exitCode()).isEqualTo(70);
		assertThat(uninstall.err()).contains("error: timed out", "not everything could be deleted; run it again");
		assertThat(this.cluster.changes()).anyMatch((call) -> call.startsWith("delete namespace ai-mixer-monitoring "));
	}

	@Test
	void whereNothingIsThereIsNothingToDo() throws Exception {
		this.cluster.isEmpty();
		Script uninstall = uninstall();
		assertThat(uninstall.exitCode()).isZero();
		assertThat(uninstall.out()).isEqualTo("nothing goes from the context test\n");
		assertThat(this.cluster.changes()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "get persistentvolumeclaims -n ai-mixer-monitoring", "get statefulsets.apps,",
			"get namespace ai-mixer-node-exporter", "get clusterroles" })
	void nothingGoesWhereTheClusterDoesNotSayWhatIsThere(String question) throws Exception {
		this.cluster.says(question, 1, "Error from server (Forbidden): you cannot list that");
		Script uninstall = uninstall();
		assertThat(uninstall.exitCode()).as(uninstall.err()).isEqualTo(69);
		assertThat(uninstall.err()).contains("the cluster does not say w", "Forbidden", "nothing has been changed");
		assertThat(this.cluster.changes()).isEmpty();
	}

	@Test
	void nothingGoesWhereNotAllOfItMayBeDeleted() throws Exception {
		this.cluster.has("refused delete namespaces ai-mixer-node-exporter",
				"refused delete secrets ai-mixer-monitoring");
		Script uninstall = uninstall();
		assertThat(uninstall.exitCode()).as(uninstall.err()).isEqualTo(69);
		assertThat(uninstall.err()).contains("you may not delete namespaces in ai-mixer-node-exporter: ask",
				"you may not delete secrets in ai-mixer-monitoring: ask");
		assertThat(this.cluster.changes()).isEmpty();
	}

	private Script uninstall(String... more) throws Exception {
		return this.cluster.uninstall(more);
	}

}
