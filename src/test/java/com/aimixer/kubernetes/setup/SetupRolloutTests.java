package com.aimixer.kubernetes.setup;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

	@Test
	void nobodyWaitsForNodesThatAreBroken() throws Exception {
		daemonSet("wanted 3 7 7", "revision 2 old\nrevision 10 new",
				"pod one new True\npod two new True\npod three old False", "broken three");
		Script setup = this.cluster.setup(StandInCluster.SECRETS);
		assertThat(setup.exitCode()).as(setup.err()).isZero();
		assertThat(setup.err())
			.contains("DaemonSet/node-exporter is ready but for these nodes, which are not Ready themselves: three\n");
		assertThat(setup.out()).contains("The stack is ready");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					a pod of a good node is not ready    | wanted 3 7 7 | pod one new True; pod two new False; pod three old False
					a pod of a good node is an old one   | wanted 3 7 7 | pod one new True; pod two old True; pod three new False
					a good node has no pod               | wanted 3 7 7 | pod one new True; pod three new False
					a pod has no node                    | wanted 2 7 7 | pod one new True; pod - new False
					the cluster has not yet looked at it | wanted 3 8 7 | pod one new True; pod two new True; pod three new False
					no node is good                      | wanted 1 7 7 | pod three new False
					""")
	void whatIsMissingElsewhereIsWaitedFor(String trouble, String wanted, String pods) throws Exception {
		daemonSet(wanted, "revision 2 old\nrevision 10 new", pods.replace("; ", "\n"), "broken three");
		Script setup = this.cluster.setup(StandInCluster.SECRETS, "--timeout=1");
		assertThat(setup.exitCode()).as(trouble).isEqualTo(70);
		assertThat(setup.err()).contains("DaemonSet node-exporter in ai-mixer-node-exporter did not come up");
	}

	/** In the words that the script has the cluster say it. */
	private void daemonSet(String wanted, String revisions, String pods, String nodes) throws Exception {
		this.cluster.says("rollout status DaemonSet", 1, "error: timed out waiting for the condition")
			.says("get daemonset node-exporter -n ai-mixer-node-exporter", 0, wanted)
			.says("get controllerrevisions.apps -n ai-mixer-node-exporter", 0, revisions)
			.says("range .items}}pod ", 0, pods)
			.says("get nodes -o", 0, nodes);
	}

}
