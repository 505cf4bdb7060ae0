package com.aimixer.kubernetes.setup;

import java.util.Map;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code setup_monitoring.sh --uninstall}: the data stays unless told otherwise, and what
 * is not ours always.
 */
class UninstallTests {

	@RegisterExtension
	private final StandInCluster cluster = new StandInCluster();

	@BeforeEach
	void aClusterWithTheMonitoring() throws Exception {
		this.cluster.has("namespace ai-mixer-monitoring", "namespace ai-mixer-node-exporter", "claim data-prometheus-0",
				"claim data-alertmanager-0");
	}

	@Test
	void volumesStay() throws Exception {
		Script uninstall = uninstall();
		assertThat(uninstall.exitCode()).as(uninstall.err()).isZero();
		assertThat(uninstall.err()).contains(
				"all in the namespace ai-mixer-monitoring, Secrets too, but for the volumes data-prometheus-0 data-alertmanager-0");
		assertThat(this.cluster.changes())
			.anyMatch((call) -> call.startsWith("delete namespace ai-mixer-node-exporter "))
			.anyMatch((call) -> call.matches("delete statefulsets.apps,.*secrets.* --all -n ai-mixer-monitoring .*"))
			.noneMatch((call) -> call.startsWith("delete namespace ai-mixer-monitoring"))
			.noneMatch((call) -> call.contains("persistentvolumeclaims"));
	}

	@Test
	void whatMakesSecretsGoesBeforeThem() throws Exception {
		this.cluster.says("api-resources --api-group=cert-manager.io", 0, "certificates.cert-manager.io");
		uninstall();
		assertThat(this.cluster.changes())
			.anyMatch((call) -> call.startsWith("delete certificates.cert-manager.io,statefulsets"));
	}

	@Test
	void dataIsDeletedOnlyWhenTold() throws Exception {
		Script uninstall = uninstall("--delete-data");
		assertThat(uninstall.err()).contains("with the DATA of its volumes: data-prometheus-0 data-alertmanager-0");
		assertThat(this.cluster.changes()).anyMatch((call) -> call.startsWith("delete namespace ai-mixer-monitoring "));
	}

	@Test
	void theNamespaceOfAiMixerLosesOnlyWhatIsOurs() throws Exception {
		this.cluster.says("-n ai-mixer-global -l app.kubernetes.io/part-of=ai-mixer-monitoring -o name", 0, "role/x");
		uninstall();
		assertThat(this.cluster.changes()).filteredOn((call) -> call.contains("ai-mixer-global"))
			.hasSize(1)
			.allMatch((call) -> call.contains("-n ai-mixer-global -l app.kubernetes.io/part-of=ai-mixer-monitoring "));
	}

	@Test
	void theNamespaceThatTheDemoHasMadeGoesWithIt() throws Exception {
		this.cluster.has("ours ai-mixer-global");
		uninstall();
		assertThat(this.cluster.changes()).anyMatch((call) -> call.startsWith("delete namespace ai-mixer-global "));
	}

	@Test
	void itStaysWhereSomebodyElseHasPodsInIt() throws Exception {
		this.cluster.has("ours ai-mixer-global").says("get pods -n ai-mixer-global", 0, "pod/somebody-elses");
		uninstall();
		assertThat(this.cluster.changes()).noneMatch((call) -> call.startsWith("delete namespace ai-mixer-global"));
	}

	@Test
	void itStaysWhereNobodyKnowsWhetherSomebodyElseHasPodsInIt() throws Exception {
		this.cluster.has("ours ai-mixer-global").says("get pods -n ai-mixer-global", 1, "Forbidden");
		uninstall();
		assertThat(this.cluster.changes()).noneMatch((call) -> call.startsWith("delete namespace ai-mixer-global"));
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
		assertThat(uninstall.out()).isEqualTo("nothing of it is in the context test\n");
		assertThat(this.cluster.changes()).isEmpty();
	}

	private Script uninstall(String... more) throws Exception {
		String[] arguments = new String[more.length + 2];
		arguments[0] = "--uninstall";
		arguments[1] = "--yes";
		System.arraycopy(more, 0, arguments, 2, more.length);
		return this.cluster.setup(Map.of(), arguments);
	}

}
