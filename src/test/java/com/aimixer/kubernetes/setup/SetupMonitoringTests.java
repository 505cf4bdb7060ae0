package com.aimixer.kubernetes.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code setup_monitoring.sh} where all goes well.
 */
class SetupMonitoringTests {

	@RegisterExtension
	private final StandInCluster cluster = new StandInCluster();

	@Test
	void aSecondRunKeepsWhatThereIs() throws Exception {
		this.cluster.setup(StandInCluster.SECRETS);
		String objects = this.cluster.read("objects").lines().distinct().toList().toString();
		Files.delete(this.cluster.folder().resolve("calls"));
		Script second = this.cluster.setup(Map.of());
		assertThat(second.exitCode()).as(second.err()).isZero();
		assertThat(this.cluster.changes()).allMatch((call) -> call.startsWith("apply ")).hasSize(2);
		assertThat(this.cluster.read("objects").lines().distinct().toList()).hasToString(objects);
		assertThat(this.cluster.read("dry")).as("now all namespaces are there").contains("kind: Deployment");
	}

	@Test
	void theContextIsHandedToEveryCallThatReachesTheCluster() throws Exception {
		this.cluster.setup(StandInCluster.SECRETS, "--context=elsewhere");
		assertThat(this.cluster.read("contexts").lines()).containsOnly("--context=elsewhere")
			.hasSize((int) this.cluster.calls().stream().filter((call) -> !call.startsWith("kustomize")).count());
	}

	@Test
	void whatSomebodyElseHasSetIsTakenBackOnlyWhenTold() throws Exception {
		this.cluster.setup(StandInCluster.SECRETS, "--force-conflicts");
		assertThat(this.cluster.calls()).filteredOn((call) -> call.startsWith("apply "))
			.hasSize(3)
			.allMatch((call) -> call.contains(" --force-conflicts "));
	}

	@Test
	void aDryRunShowsTheChangesAndMakesNone() throws Exception {
		this.cluster.says("diff --server-side", 1, "").says("no such", 0, "");
		Script dry = this.cluster.setup(StandInCluster.SECRETS, "--dry-run");
		assertThat(dry.exitCode()).as(dry.err()).isZero();
		assertThat(this.cluster.changes()).isEmpty();
		assertThat(dry.out()).contains("+ namespace ai-mixer-monitoring with 8 objects",
				"+ Secret alertmanager-secrets in ai-mixer-monitoring: smtp_password slack_webhook_url pagerduty_routing_key",
				"+ Secret grafana-admin in ai-mixer-monitoring: admin-password");
		assertThat(dry.out() + dry.err()).doesNotContain("hidden");
	}

	@Test
	void aDryRunOfWhatIsThereSaysSo() throws Exception {
		this.cluster.setup(StandInCluster.SECRETS);
		Script dry = this.cluster.setup(Map.of(), "--dry-run");
		assertThat(dry.out()).isEqualTo("no object would change\n");
		assertThat(dry.err()).contains("nothing has been changed");
	}

	@Test
	void anOverlayWithSecretsOfItsOwnNeedsNoOthers() throws Exception {
		for (String name : new String[] { "alertmanager-secrets", "monitor-webhook", "grafana-admin" }) {
			this.cluster.brings("apiVersion: v1\nkind: Secret\nmetadata:\n  name: " + name
					+ "\n  namespace: ai-mixer-monitoring\n");
		}
		Script setup = this.cluster.setup(Map.of());
		assertThat(setup.exitCode()).as(setup.err()).isZero();
		assertThat(this.cluster.changes()).noneMatch((call) -> call.startsWith("create"));
	}

	@Test
	void anOverlayMayBeAFolderOfTheUser() throws Exception {
		Path own = Files.createDirectories(this.cluster.work().resolve("own overlay"));
		Files.createFile(own.resolve("kustomization.yaml"));
		Script setup = this.cluster.setup(StandInCluster.SECRETS, "--overlay=" + own);
		assertThat(setup.exitCode()).as(setup.err()).isZero();
		assertThat(this.cluster.calls()).contains("kustomize " + own.toRealPath());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--overlay=demmo                    | there is no overlay demmo: give one of base,
			--overlay=/no/such                 | there is no kustomization.yaml in this folder
			--registry=https://r.example.com/x | give a host and a path, such as registry.example.com/monitoring
			--registry=r.example.com/x:1.0     | give a host and a path
			--timeout=soon                     | --timeout=soon: give a time such as 90s or 10m
			--yes                              | --yes and --delete-data belong to --uninstall
			--dryrun                           | unknown argument '--dryrun'
			""")
	void aWrongArgumentIsNamed(String argument, String message) throws Exception {
		Script setup = this.cluster.setup(StandInCluster.SECRETS, argument);
		assertThat(setup.err()).contains(message);
		assertThat(setup.exitCode()).isEqualTo(64);
		assertThat(this.cluster.changes()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "setup_monitoring.sh", "rotate_grafana_password.sh" })
	void helpIsTheHeadOfTheScript(String script) throws Exception {
		Script help = this.cluster.run(Path.of("k8s", script), Map.of(), "--help");
		assertThat(help.exitCode()).isZero();
		assertThat(help.out()).startsWith(script + " ").contains("Exit codes: 0 ").doesNotContain("shellcheck");
	}

	@Test
	void certificatesThatAreMissingAreMadeBeforeAnythingNeedsThem() throws Exception {
		Path copy = copyOfTheScripts();
		Files.writeString(copy.resolve("make_certificates.sh"),
				"#!/bin/sh\necho \"certificates $*\" >>$CLUSTER/calls\n");
		for (String name : List.of("prometheus", "grafana")) {
			this.cluster.brings("apiVersion: apps/v1\nkind: StatefulSet\nmetadata:\n  name: " + name
					+ "\n  namespace: ai-mixer-monitoring\nspec:\n  secretName: " + name + "-tls\n");
		}
		this.cluster.has("namespace ai-mixer-monitoring", "secret ai-mixer-monitoring/grafana-tls tls.crt ");
		Script setup = this.cluster.run(copy.resolve("setup_monitoring.sh"), StandInCluster.SECRETS,
				"--context=elsewhere");
		assertThat(setup.exitCode()).as(setup.err()).isZero();
		assertThat(setup.err()).contains("these Secrets are not there: ai-mixer-monitoring/prometheus-tls\n");
		assertThat(setup.out()).contains("# Open: https://localhost:3000");
		List<String> calls = this.cluster.calls();
		assertThat(calls).filteredOn((call) -> call.equals("certificates --apply --context=elsewhere"))
			.hasSize(1)
			.allSatisfy((call) -> assertThat(calls.indexOf(call)).isGreaterThan(last(calls, "create -f "))
				.isLessThan(last(calls, "all.yaml")));
	}

	private static int last(List<String> calls, String part) {
		return IntStream.range(0, calls.size()).filter((i) -> calls.get(i).contains(part)).max().orElseThrow();
	}

	/** Beside which another script can stand in for one of them. */
	private Path copyOfTheScripts() throws IOException {
		Path copy = this.cluster.work().resolve("copy");
		FileSystemUtils.copyRecursively(Path.of("src", "main", "scripts"), copy.resolve("src/main/scripts"));
		FileSystemUtils.copyRecursively(Path.of("k8s", "lib"), copy.resolve("k8s/lib"));
		Files.createDirectory(copy.resolve("k8s/base"));
		for (String script : List.of("setup_monitoring.sh", "make_certificates.sh")) {
			Files.copy(Path.of("k8s", script), copy.resolve("k8s").resolve(script));
			copy.resolve("k8s").resolve(script).toFile().setExecutable(true);
		}
		return copy.resolve("k8s");
	}

}
