package com.aimixer.kubernetes.setup;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code rotate_grafana_password.sh}: Secret and Grafana never have different passwords.
 */
class RotateGrafanaPasswordTests {

	private static final String VARIABLE = "GRAFANA_ADMIN_PASSWORD";

	private static final String NEW = "a new hidden password";

	private static final String OLD = "the first password";

	@RegisterExtension
	private final StandInCluster cluster = new StandInCluster();

	@BeforeEach
	void aClusterWithGrafana() throws Exception {
		this.cluster.hasGrafana(OLD);
	}

	@Test
	void secretIsChangedThenGrafanaStartedAnewAndWaitedFor() throws Exception {
		Script rotate = this.cluster.rotate(Map.of(VARIABLE, NEW));
		assertThat(rotate.exitCode()).as(rotate.err()).isZero();
		assertThat(passwords()).containsExactly(NEW);
		List<String> changes = this.cluster.changes();
		assertThat(changes.get(changes.size() - 2)).startsWith("patch secret grafana-admin -n ai-mixer-monitoring ");
		assertThat(changes.getLast()).isEqualTo("rollout restart deployment/grafana -n ai-mixer-monitoring");
		assertThat(this.cluster.calls().getLast()).startsWith("rollout status Deployment/grafana");
		assertThat(rotate.out()).contains("kubectl get secret -n ai-mixer-monitoring grafana-admin -o jsonpath");
	}

	@Test
	void withoutAWishItIsRandomEachTime() throws Exception {
		this.cluster.rotate(Map.of());
		this.cluster.rotate(Map.of());
		assertThat(passwords()).hasSize(2)
			.doesNotHaveDuplicates()
			.allMatch((password) -> password.matches("[0-9a-f]{40}"));
	}

	@Test
	void itIsNeverAnArgumentOrAVariableOfOthersOrPrinted() throws Exception {
		Script rotate = this.cluster.rotate(Map.of(VARIABLE, NEW));
		assertThat(this.cluster.read("calls") + this.cluster.read("calls.env") + rotate.out() + rotate.err())
			.doesNotContain("hidden", Base64.getEncoder().encodeToString(NEW.getBytes(StandardCharsets.UTF_8)));
		assertThat(this.cluster.read("modes").lines()).containsOnly("600");
		assertThat(this.cluster.leftovers()).isEmpty();
	}

	@Test
	void whenGrafanaDoesNotComeUpTheOldOneIsPutBack() throws Exception {
		this.cluster.says("rollout status", 1, "error: timed out waiting for the condition");
		Script rotate = this.cluster.rotate(Map.of(VARIABLE, NEW), "--timeout=1");
		assertThat(rotate.exitCode()).isEqualTo(70);
		assertThat(rotate.err()).contains("did not come up", "the old password is back in the Secret and holds")
			.doesNotContain("hidden");
		assertThat(passwords()).containsExactly(NEW, OLD);
		assertThat(this.cluster.changes().getLast())
			.isEqualTo("rollout undo deployment/grafana -n ai-mixer-monitoring --to-revision=7");
	}

	@Test
	void whenTheSecretCannotBeChangedGrafanaIsLeftAlone() throws Exception {
		this.cluster.says("--patch-file", 1, "error: the server is gone");
		Script rotate = this.cluster.rotate(Map.of(VARIABLE, NEW));
		assertThat(rotate.exitCode()).isEqualTo(70);
		assertThat(rotate.err()).contains("error: the server is gone", "the Secret cannot be changed");
		assertThat(this.cluster.calls()).noneMatch((call) -> call.startsWith("rollout restart"));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', value = { "admin123, is shorter than 12 characters", "``, is shorter than 12",
			"`a hidden\npassword`, holds a line break", "` a hidden password`, begins or ends with a space" })
	void aBadOneIsRefusedWithoutBeingShown(String password, String complaint) throws Exception {
		Script rotate = this.cluster.rotate(Map.of(VARIABLE, password));
		assertThat(rotate.exitCode()).isEqualTo(78);
		assertThat(rotate.err()).contains("the new password " + complaint).doesNotContain("hidden");
		assertThat(passwords()).isEmpty();
	}

	@Test
	void theOldOneIsNoNewOne() throws Exception {
		Script rotate = this.cluster.rotate(Map.of(VARIABLE, OLD));
		assertThat(rotate.exitCode()).isEqualTo(78);
		assertThat(rotate.err()).contains("the new password is the old one");
	}

	@Test
	void whatIsMissingIsNamedAtOnce() throws Exception {
		this.cluster.isEmpty()
			.says("auth can-i patch", 1, "no")
			.says("get deployment grafana", 1, "Error from server (NotFound)");
		Script rotate = this.cluster.rotate(Map.of());
		assertThat(rotate.exitCode()).isEqualTo(69);
		assertThat(rotate.err()).contains("there is no Secret grafana-admin in ai-mixer-monitoring",
				"there is no Deployment grafana", "you may not patch secrets", "you may not patch deployments.apps");
		assertThat(passwords()).isEmpty();
	}

	/** Each that has been written, in its order. */
	private List<String> passwords() throws Exception {
		return this.cluster.read("patches")
			.lines()
			.map((line) -> line.replaceAll(".*: |}}?$", ""))
			.map((text) -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
			.toList();
	}

}
