package com.aimixer.kubernetes.setup;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code setup_monitoring.sh} says of pods that do not come up.
 */
class SetupRolloutTests {

	private static final String PODS = "go-template={{range .items}}{{$pod := .metadata.name}}{{range .status.initContainerStatuses}}{{if ";

	@RegisterExtension
	private final StandInCluster cluster = new StandInCluster();

	@Test
	void eventsAndLogsOfTheContainerAreShownAlsoOfItsLastRun() throws Exception {
		this.cluster.says("rollout status StatefulSet/alertmanager", 1, "error: timed out waiting for the condition")
			.says(PODS + "not .ready", 0, "alertmanager-1 alertmanager 3")
			.says("get events", 0, """
					Warning BackOff alertmanager-1 Back-off restarting failed container
					Warning BackOff grafana-55 Back-off of somebody else
					Normal Provisioned data-alertmanager-1 the volume of it""")
			.says("--previous", 0, "its last words")
			.says("logs alertmanager-1", 0, "its present words");
		Script setup = this.cluster.setup(StandInCluster.SECRETS, "--timeout=1");
		assertThat(setup.exitCode()).isEqualTo(70);
		assertThat(setup.err())
			.contains("StatefulSet alertmanager in ai-mixer-monitoring did not come up: error: timed out",
					"Warning BackOff alertmanager-1 Back-off restarting failed container", "the volume of it",
					"log of alertmanager-1, container alertmanager:\n  its present words",
					"container alertmanager, before its last restart:\n  its last words", "not all came up within 1 s")
			.doesNotContain("somebody else");
		assertThat(setup.out()).as("no invitation to what does not run").isEmpty();
		assertThat(this.cluster.calls()).as("the others are waited for all the same")
			.contains("rollout status DaemonSet/node-exporter -n ai-mixer-node-exporter --timeout=1s");
		assertThat(this.cluster.leftovers()).isEmpty();
	}

	@Test
	void whileItWaitsItSaysWhatKeepsAPodFromStarting() throws Exception {
		this.cluster.says("rollout status Deployment/grafana", 1, "error: timed out waiting for the condition")
			.says(PODS + ".state.waiting", 0, "grafana-1 ContainerCreating\ngrafana-2 ImagePullBackOff");
		Script setup = this.cluster.setup(StandInCluster.SECRETS, "--timeout=1");
		assertThat(setup.err()).containsOnlyOnce("Deployment/grafana: grafana-2 ImagePullBackOff\n");
	}

	@Test
	void aPodWithoutANodeIsNamedWithTheReason() throws Exception {
		this.cluster.says("rollout status StatefulSet/alertmanager", 1, "error: timed out waiting for the condition")
			.says("PodScheduled", 0, "alertmanager-0 Unschedulable: pod has unbound immediate PersistentVolumeClaims");
		Script setup = this.cluster.setup(StandInCluster.SECRETS, "--timeout=1");
		assertThat(setup.err()).containsOnlyOnce(
				"StatefulSet/alertmanager: alertmanager-0 Unschedulable: pod has unbound immediate PersistentVolumeClaims\n");
	}

	@Test
	void whatWasLateInAnEarlierRunMayStillComeUp() throws Exception {
		this.cluster.says("rollout status Deployment/grafana", 1,
				"error: deployment \"grafana\" exceeded its progress deadline");
		Script setup = this.cluster.setup(StandInCluster.SECRETS, "--timeout=3");
		assertThat(setup.exitCode()).isEqualTo(70);
		assertThat(setup.err())
			.contains("did not come up: error: deployment \"grafana\" exceeded its progress deadline");
		assertThat(this.cluster.calls()).filteredOn((call) -> call.startsWith("rollout status Deployment/grafana"))
			.hasSizeGreaterThan(1);
	}

	@Test
	void aClusterThatFallsSilentKeepsNoneOfTheOthersFromBeingShown() throws Exception {
		this.cluster.says("rollout status", 1, "error: timed out waiting for the condition")
			.says("get pods", 1, "the server is gone")
			.says("get events", 1, "the server is gone");
		Script setup = this.cluster.setup(StandInCluster.SECRETS, "--timeout=1");
		assertThat(setup.exitCode()).isEqualTo(70);
		assertThat(setup.err()).contains("Deployment grafana in ai-mixer-monitoring did not come up",
				"DaemonSet node-exporter in ai-mixer-node-exporter did not come up", "not all came up within 1 s");
	}

}
