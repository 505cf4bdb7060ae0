package com.aimixer.kubernetes.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code setup_monitoring.sh} where something is missing or refused: it says what, with
 * the mend, and has changed nothing.
 */
class SetupRefusalsTests {

	private static final String DEMO = """
			apiVersion: v1
			kind: Namespace
			metadata:
			  name: ai-mixer-global
			---
			apiVersion: apps/v1
			kind: Deployment
			metadata:
			  name: ai-mixer-simulator
			  namespace: ai-mixer-global
			""";

	@RegisterExtension
	private final StandInCluster cluster = new StandInCluster();

	@Test
	void withoutKubectlItSaysWhereToGetIt() throws Exception {
		Files.delete(this.cluster.programs().resolve("kubectl"));
		for (String name : List.of("awk", "base64", "bash", "dirname", "mktemp", "od", "readlink", "rm")) {
			Files.createSymbolicLink(this.cluster.programs().resolve(name), program(name));
		}
		Script setup = this.cluster.setup(Map.of("PATH", this.cluster.programs().toString()));
		assertThat(setup.exitCode()).isEqualTo(69);
		assertThat(setup.err()).contains("kubectl is not there: install 1.27 or newer, see https://kubernetes.io/",
				"paste is not there: install it");
	}

	private static Path program(String name) {
		return Stream.of(System.getenv("PATH").split(":"))
			.map((folder) -> Path.of(folder, name))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow();
	}

	@Test
	void withoutAClusterItSaysWhichOneDoesNotAnswerAndWhy() throws Exception {
		this.cluster.says("version -o yaml", 1, "The connection to the server 10.0.0.1:6443 was refused");
		Script setup = this.cluster.setup(StandInCluster.SECRETS);
		refused(setup, 69,
				"no cluster answers in the context test: The connection to the server 10.0.0.1:6443 was refused",
				"choose another with --context=NAME");
	}

	@Test
	void bothOldVersionsAreNamedAtOnce() throws Exception {
		this.cluster.says("version -o yaml", 0,
				"clientVersion:\n  gitVersion: v1.24.3\nserverVersion:\n  gitVersion: v1.22.17-eks-1\n");
		refused(this.cluster.setup(StandInCluster.SECRETS), 69, "kubectl is 1.24",
				"the cluster is Kubernetes 1.22: upgrade it");
	}

	@Test
	void everythingThatIsMissingIsNamedAtOnce() throws Exception {
		this.cluster.isEmpty()
			.has("refused patch clusterroles.rbac.authorization.k8s.io",
					"refused create deployments.apps ai-mixer-monitoring",
					"refused patch deployments.apps ai-mixer-monitoring")
			.brings("""
					apiVersion: monitoring.coreos.com/v1
					kind: PrometheusRule
					metadata:
					  name: rules
					  namespace: ai-mixer-monitoring
					""");
		Script setup = this.cluster.setup(Map.of("SMTP_PASSWORD", " hidden"));
		refused(setup, 69, "the namespace ai-mixer-global is not there: AI Mixer runs in it. Make it",
				"you may not patch clusterroles.rbac.authorization.k8s.io: ask an administrator",
				"you may not create, patch deployments.apps in ai-mixer-monitoring: ask",
				"the cluster does not know PrometheusRule (monitoring.coreos.com): install the Prometheus operator",
				"SMTP_PASSWORD begins or ends with a space", "SLACK_WEBHOOK_URL is not set",
				"PAGERDUTY_ROUTING_KEY is not set");
		assertThat(setup.err()).doesNotContain("hidden");
	}

	@Test
	void aClusterThatDoesNotSayWhatIsAllowedIsNotTakenToAllowIt() throws Exception {
		this.cluster.says("reviews.yaml", 1, "error: You must be logged in to the server (Unauthorized)");
		refused(this.cluster.setup(StandInCluster.SECRETS), 69,
				"the cluster does not say what you may do: error: You must be logged in");
	}

	@Test
	void theDemoDoesNotMoveInWhereAiMixerRuns() throws Exception {
		this.cluster.brings(DEMO);
		refused(this.cluster.setup(StandInCluster.SECRETS), 69,
				"the namespace ai-mixer-global is there and not the demo's: the demo needs a cluster without AI Mixer");
	}

	@Test
	void theDemoComesBackToItsOwnNamespace() throws Exception {
		this.cluster.isEmpty().has("ours ai-mixer-global").brings(DEMO);
		Script setup = this.cluster.setup(StandInCluster.SECRETS);
		assertThat(setup.exitCode()).as(setup.err()).isZero();
	}

	@Test
	void productionDoesNotTakeOverTheSecretsOfTheDemo() throws Exception {
		this.cluster.isEmpty().has("ours ai-mixer-global");
		refused(this.cluster.setup(StandInCluster.SECRETS), 69,
				"the demo is installed, with its stand-ins for secrets: take it out first (setup_monitoring.sh --uninstall)");
	}

	@Test
	void aSecretThatOnlyTheUserCanMakeIsNamed() throws Exception {
		this.cluster.brings("""
				apiVersion: apps/v1
				kind: StatefulSet
				metadata:
				  name: prometheus
				  namespace: ai-mixer-monitoring
				spec:
				  secretName: remote-write
				""");
		refused(this.cluster.setup(StandInCluster.SECRETS), 69,
				"the Secret remote-write in ai-mixer-monitoring is not there: make it with kubectl create secret (after kubectl create namespace ai-mixer-monitoring), the overlay says");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					error: Apply failed with 1 conflict: conflict with "kubectl-edit" using apps/v1: .spec.replicas | --force-conflicts
					The StatefulSet "prometheus" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas' are forbidden | kubectl -n ai-mixer-monitoring delete statefulset prometheus --cascade=orphan (pods and volumes stay)
					The Deployment "grafana" is invalid: spec.selector: Invalid value: field is immutable | delete this object with kubectl
					roles "x" is forbidden: user "u" is attempting to grant RBAC permissions not currently held | ask an administrator
					The RoleBinding "x" is invalid: roleRef: cannot change roleRef | delete this binding
					""")
	void whatTheServerWouldRefuseIsSaidBeforeAnythingIsChanged(String error, String mend) throws Exception {
		this.cluster.says("--dry-run=server", 1, error);
		refused(this.cluster.setup(StandInCluster.SECRETS), 70, error, "  - ", mend,
				"the cluster would refuse this; nothing has been changed");
	}

	@Test
	void whatTheServerRefusesLaterIsSaidWithItsMendToo() throws Exception {
		this.cluster.says("/all.yaml", 1, "error: Apply failed with 2 conflicts: conflicts with \"argocd\"");
		Script setup = this.cluster.setup(StandInCluster.SECRETS);
		assertThat(setup.exitCode()).isEqualTo(70);
		assertThat(setup.err()).contains("conflicts with \"argocd\"", "--force-conflicts",
				"not everything could be applied");
		assertThat(this.cluster.calls()).noneMatch((call) -> call.startsWith("rollout"));
	}

	@Test
	void anOverlayThatCannotBeBuiltIsShown() throws Exception {
		this.cluster.says("kustomize", 1, "error: no such file: rules.yml");
		refused(this.cluster.setup(StandInCluster.SECRETS), 70, "no such file: rules.yml",
				"the overlay base cannot be built");
	}

	@Test
	void aSecretThatCannotBeWrittenEndsItBeforeAnyPodNeedsIt() throws Exception {
		this.cluster.says("/secret.yaml", 1, "error: admission webhook denied the request");
		Script setup = this.cluster.setup(StandInCluster.SECRETS);
		assertThat(setup.exitCode()).isEqualTo(70);
		assertThat(setup.err()).contains("the Secret alertmanager-secrets cannot be written: error: admission webhook");
		assertThat(this.cluster.calls()).noneMatch((call) -> call.endsWith("/all.yaml"));
	}

	private void refused(Script setup, int exitCode, String... messages) throws Exception {
		assertThat(setup.err()).contains(messages);
		assertThat(setup.exitCode()).isEqualTo(exitCode);
		assertThat(this.cluster.changes()).as("nothing has been changed").isEmpty();
		assertThat(this.cluster.leftovers()).isEmpty();
	}

}
