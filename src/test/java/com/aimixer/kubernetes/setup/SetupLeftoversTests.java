package com.aimixer.kubernetes.setup;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code setup_monitoring.sh} does once all pods are ready: it deletes what an
 * earlier overlay has left, and makes sure that names are found.
 */
class SetupLeftoversTests {

	/** By the name under which the script applies. */
	private static final String APPLIED = "-n ai-mixer-monitoring -l app.kubernetes.io/part-of=ai-mixer-monitoring -o go-template=";

	@RegisterExtension
	private final StandInCluster cluster = new StandInCluster();

	@BeforeEach
	void anEarlierRun() throws Exception {
		this.cluster.says(APPLIED, 0, """
				apps/v1 StatefulSet ai-mixer-monitoring alertmanager
				apps/v1 StatefulSet ai-mixer-monitoring ai-mixer-monitor-vantage
				networking.k8s.io/v1beta1 NetworkPolicy ai-mixer-monitoring default-deny
				networking.k8s.io/v1 NetworkPolicy ai-mixer-monitoring prometheus-vantage
				v1 ConfigMap ai-mixer-monitoring prometheus-config
				v1 ConfigMap ai-mixer-monitoring grafana-config-aaaaaaaaaa
				v1 ConfigMap ai-mixer-monitoring grafana-config-bbbbbbbbbb""");
	}

	@Test
	void whatTheOverlayHasNoMoreIsDeletedButForWhatPodsMayGoBackTo() throws Exception {
		this.cluster.says("get replicasets", 0, "    name: grafana-config-bbbbbbbbbb");
		Script setup = this.cluster.setup(StandInCluster.SECRETS);
		assertThat(setup.exitCode()).as(setup.err()).isZero();
		assertThat(setup.err()).contains(
				"deleted, since the overlay has it no more: networkpolicy.networking.k8s.io prometheus-vantage\n");
		assertThat(this.cluster.changes()).filteredOn((call) -> call.startsWith("delete "))
			.containsExactlyInAnyOrder(deletion("configmap grafana-config-aaaaaaaaaa"),
					deletion("networkpolicy.networking.k8s.io prometheus-vantage"),
					deletion("statefulset.apps ai-mixer-monitor-vantage"));
		assertThat(this.cluster.calls()).filteredOn((call) -> call.startsWith("get ") && call.contains(APPLIED))
			.allMatch((call) -> call.contains("eq . \"setup-monitoring\""))
			.noneMatch((call) -> call.contains("persistentvolumeclaims") || call.contains("namespaces"));
	}

	@Test
	void aDryRunOnlyShowsIt() throws Exception {
		this.cluster.says("get replicasets", 0, "");
		Script setup = this.cluster.setup(StandInCluster.SECRETS, "--dry-run");
		assertThat(setup.out()).contains("- statefulset.apps ai-mixer-monitor-vantage in ai-mixer-monitoring",
				"- configmap grafana-config-bbbbbbbbbb in ai-mixer-monitoring");
		assertThat(this.cluster.changes()).isEmpty();
	}

	@Test
	void withoutKnowingWhatPodsMayGoBackToNoConfigMapGoes() throws Exception {
		this.cluster.says("get replicasets", 1, "forbidden");
		Script setup = this.cluster.setup(StandInCluster.SECRETS);
		assertThat(setup.exitCode()).as(setup.err()).isZero();
		assertThat(this.cluster.changes()).noneMatch((call) -> call.startsWith("delete configmap"));
	}

	@Test
	void nothingIsDeletedUntilAllIsReady() throws Exception {
		this.cluster.says("rollout status Deployment/grafana", 1, "error: timed out waiting for the condition");
		assertThat(this.cluster.setup(StandInCluster.SECRETS, "--timeout=1").exitCode()).isEqualTo(70);
		assertThat(this.cluster.changes()).noneMatch((call) -> call.startsWith("delete "));
	}

	@Test
	void aClusterWhoseDnsThePoliciesDoNotKnowIsNotReady() throws Exception {
		this.cluster.says("nslookup kubernetes.default.svc", 1, ";; connection timed out; no servers could be reached");
		Script setup = this.cluster.setup(StandInCluster.SECRETS);
		assertThat(setup.exitCode()).isEqualTo(70);
		assertThat(setup.err()).contains("the network policy dns keeps them from the DNS of this cluster");
		assertThat(setup.out()).isEmpty();
	}

	@Test
	void whoMayNotLookIntoPodsIsToldNothingOfNames() throws Exception {
		this.cluster.says("nslookup", 1, "Error from server (Forbidden): pods \"alertmanager-0\" is forbidden");
		assertThat(this.cluster.setup(StandInCluster.SECRETS).exitCode()).isZero();
	}

	private static String deletion(String what) {
		return "delete " + what + " -n ai-mixer-monitoring --ignore-not-found --wait=false";
	}

}
