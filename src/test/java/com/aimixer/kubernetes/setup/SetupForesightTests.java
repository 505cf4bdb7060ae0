package com.aimixer.kubernetes.setup;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What would only show as pods that never come up, or as damage, is said by
 * {@code setup_monitoring.sh} before it changes anything.
 */
class SetupForesightTests {

	private static final String PART = "app.kubernetes.io/part-of=ai-mixer-monitoring";

	private static final String STORE = """
			apiVersion: apps/v1
			kind: StatefulSet
			metadata:
			  name: store
			  namespace: ai-mixer-monitoring
			spec:
			  replicas: 2
			  template:
			    spec:
			      nodeSelector:
			        kubernetes.io/os: linux
			        place: cellar
			      volumes:
			      - name: credentials
			        secret:
			          defaultMode: 288
			          optional: true
			          secretName: store-credentials
			  volumeClaimTemplates:
			  - apiVersion: v1
			    kind: PersistentVolumeClaim
			    metadata:
			      labels:
			        name: label
			      name: data
			    spec:
			      resources:
			        requests:
			          storage: 1Gi
			""";

	@RegisterExtension
	private final StandInCluster cluster = new StandInCluster();

	@Test
	void whatItHasAndWhatIsOptionalIsNotAskedFor() throws Exception {
		this.cluster.brings(STORE);
		Script setup = this.cluster.setup(StandInCluster.SECRETS);
		assertThat(setup.exitCode()).as(setup.err()).isZero();
	}

	@Test
	void claimsWithoutAClassNeedADefaultOne() throws Exception {
		this.cluster.brings(STORE).says("get storageclasses", 0, "false");
		this.cluster.has("object ai-mixer-monitoring PersistentVolumeClaim/data-store-0 -");
		refused("no storage class is the default one, so that these get no volume: data-store-1. Make");
		this.cluster.has("object ai-mixer-monitoring PersistentVolumeClaim/data-store-1 -", "ours ai-mixer-monitoring");
		assertThat(this.cluster.setup(StandInCluster.SECRETS).exitCode()).as("once they have their volumes").isZero();
	}

	@Test
	void claimsThatNameAClassNeedNoDefaultOne() throws Exception {
		this.cluster.brings(STORE.replace("      resources:", "      storageClassName: fast\n      resources:"))
			.says("get storageclasses", 0, "");
		assertThat(this.cluster.setup(StandInCluster.SECRETS).exitCode()).isZero();
	}

	@Test
	void podsThatWantCertainNodesNeedOne() throws Exception {
		this.cluster.brings(STORE).says("get nodes -l place=cellar", 0, "");
		refused("no node has the label place=cellar, where StatefulSet store runs: kubectl label node NODE place=cellar");
	}

	@Test
	void nobodysSamplesGoToAnExample() throws Exception {
		this.cluster.brings("""
				apiVersion: v1
				data:
				  prometheus.yml: |
				    remote_write:
				      - url: https://metrics.example.com/api/v1/push
				kind: ConfigMap
				metadata:
				  name: prometheus-config
				  namespace: ai-mixer-monitoring
				""");
		refused("samples would go to metrics.example.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Pod/theirs", "Deployment/scaled-to-nothing", "PersistentVolumeClaim/theirs",
			"CronJob/theirs" })
	void aNamespaceInWhichSomebodyElseLivesIsNotTaken(String object) throws Exception {
		this.cluster.has("namespace ai-mixer-monitoring",
				"object ai-mixer-monitoring " + object + " app.kubernetes.io/part-of=theirs");
		refused("somebody else lives in the namespace ai-mixer-monitoring, which belongs to the monitoring: move "
				+ object.replace('/', ' ') + " to another one");
		this.cluster.has("ours ai-mixer-monitoring");
		assertThat(this.cluster.setup(StandInCluster.SECRETS).exitCode()).as("once it is ours").isZero();
	}

	@Test
	void aNamespaceThatIsReadyForTheMonitoringIsTaken() throws Exception {
		this.cluster.has("namespace ai-mixer-monitoring", "object ai-mixer-monitoring Secret/registry -",
				"object ai-mixer-monitoring PersistentVolumeClaim/data-prometheus-0 " + PART);
		Script setup = this.cluster.setup(StandInCluster.SECRETS);
		assertThat(setup.exitCode()).as(setup.err()).isZero();
	}

	@Test
	void aNamespaceIsNotTakenWhereNobodyKnowsWhoLivesThere() throws Exception {
		this.cluster.has("namespace ai-mixer-monitoring").says("get pods,", 1, "Error (Forbidden): pods");
		refused("the cluster does not say who lives in the namespace ai-mixer-monitoring: Error (Forbidden): pods");
	}

	@Test
	void aPasswordIsNotMadeAnewSinceTheClusterDidNotAnswer() throws Exception {
		this.cluster.has("secret ai-mixer-monitoring/grafana-admin admin-password ")
			.says("get secret grafana-admin", 1, "Unable to connect: net/http: TLS handshake timeout");
		refused("the cluster does not say whether the Secret grafana-admin is in ai-mixer-monitoring: Unable to connect");
	}

	@Test
	void aPasswordThatSomebodyElseHasMadeMeanwhileIsKept() throws Exception {
		this.cluster.has("appears ai-mixer-monitoring/grafana-admin admin-password ");
		Script setup = this.cluster.setup(StandInCluster.SECRETS);
		assertThat(setup.exitCode()).as(setup.err()).isZero();
		assertThat(this.cluster.read("written/grafana-admin")).isEmpty();
		assertThat(this.cluster.read("written/monitor-webhook")).isNotEmpty();
	}

	private void refused(String reason) throws Exception {
		Script setup = this.cluster.setup(StandInCluster.SECRETS);
		assertThat(setup.exitCode()).as(setup.err()).isEqualTo(69);
		assertThat(setup.err()).contains("nothing has been changed, since this is missing:", reason);
		assertThat(this.cluster.changes()).isEmpty();
	}

}
