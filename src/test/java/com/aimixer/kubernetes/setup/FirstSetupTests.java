package com.aimixer.kubernetes.setup;

import java.nio.file.Path;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The first run of {@code setup_monitoring.sh} on a cluster that has AI Mixer only.
 */
class FirstSetupTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path work;

	@SuppressWarnings("NullAway.Init")
	private static StandInCluster cluster;

	@SuppressWarnings("NullAway.Init")
	private static Script setup;

	@BeforeAll
	static void firstRun() throws Exception {
		cluster = StandInCluster.in(work);
		setup = cluster.setup(StandInCluster.SECRETS);
	}

	@Test
	void namespacesComeFirstThenSecretsThenTheRestAndItWaitsForAllOfIt() throws Exception {
		assertThat(setup.exitCode()).as(setup.err()).isZero();
		assertThat(cluster.changes().stream().map((call) -> call.replaceFirst("-f /.*/", ""))).containsExactly(
				"apply --server-side --field-manager=setup-monitoring namespaces.yaml", "create secret.yaml",
				"create secret.yaml", "create secret.yaml",
				"apply --server-side --field-manager=setup-monitoring all.yaml");
		assertThat(cluster.read("applied")).isEqualTo(cluster.read("overlay.yaml"));
		assertThat(cluster.calls()).containsSubsequence(
				"rollout status Deployment/grafana -n ai-mixer-monitoring --timeout=20s",
				"rollout status StatefulSet/alertmanager -n ai-mixer-monitoring --timeout=20s",
				"rollout status DaemonSet/node-exporter -n ai-mixer-node-exporter --timeout=20s");
	}

	@Test
	void theServerSeesEverythingItCanJudgeBeforeAnythingIsChanged() throws Exception {
		assertThat(cluster.calls()
			.stream()
			.takeWhile((call) -> !call.endsWith("namespaces.yaml"))
			.filter((call) -> call.contains("--dry-run=server"))).hasSize(1);
		assertThat(cluster.read("dry")).contains("kind: Role\n", "kind: ClusterRole\n", "kind: Namespace\n")
			.as("of a namespace that is not there yet")
			.doesNotContain("kind: Deployment", "kind: DaemonSet");
	}

	@Test
	void howToReachItIsSaidInTheWordsOfTheRequirements() throws Exception {
		assertThat(setup.out()).contains("kubectl port-forward -n ai-mixer-monitoring svc/grafana 3000:3000\n",
				"kubectl port-forward -n ai-mixer-monitoring svc/prometheus 9090:9090\n",
				"kubectl port-forward -n ai-mixer-monitoring svc/alertmanager 9093:9093\n",
				"kubectl port-forward -n ai-mixer-monitoring svc/ai-mixer-monitor 8080:8080\n",
				"# Open: http://localhost:3000 (admin", "kubectl get secret -n ai-mixer-monitoring grafana-admin -o");
	}

	@Test
	void nothingStaysOnThisMachine() throws Exception {
		assertThat(cluster.leftovers()).isEmpty();
	}

}
