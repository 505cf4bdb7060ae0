package com.aimixer.certificates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each cluster has an authority of its own, so that who reads the Secrets of one cannot
 * speak for another.
 */
class ClusterFoldersTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path work;

	@Test
	void twoClustersShareNoKey() throws Exception {
		Cluster staging = cluster("staging");
		Cluster production = cluster("production");
		Script made = make(staging, "--apply");
		assertThat(made.exitCode()).as(made.err()).isZero();
		assertThat(made.err()).contains("the certificates of this cluster are in " + folder(staging).folder() + "\n");
		assertThat(make(production, "--apply").exitCode()).isZero();
		assertThat(folder(staging).authority()).isNotEqualTo(folder(production).authority());
		assertThat(folder(staging).files().values()).doesNotContainAnyElementsOf(folder(production).files().values());
	}

	@Test
	void aClusterOfTheFolderThatAllHadSharedStaysWithIt() throws Exception {
		Cluster cluster = cluster("staging");
		Certificates shared = shared(cluster);
		cluster.has(Files.readString(shared.folder().resolve("ca.crt")));
		Script made = make(cluster, "--apply");
		assertThat(made.exitCode()).as(made.err()).isZero();
		assertThat(made.err()).contains(
				"other clusters may have certificates from the same folder: --apply --new-authority gives this one",
				"the certificates of this cluster are in " + shared.folder() + "\n");
		assertThat(made.out()).contains("grafana: kept");
	}

	@Test
	void itGetsAnAuthorityOfItsOwnWhenAsked() throws Exception {
		Cluster cluster = cluster("staging");
		Certificates shared = shared(cluster);
		cluster.has(Files.readString(shared.folder().resolve("ca.crt")));
		Script made = make(cluster, "--apply", "--new-authority");
		assertThat(made.exitCode()).as(made.err()).isZero();
		assertThat(folder(cluster).authority()).isNotEqualTo(shared.authority());
		cluster.has(Files.readString(folder(cluster).folder().resolve("ca.crt")));
		Script again = make(cluster, "--apply");
		assertThat(again.out()).contains("grafana: kept");
		assertThat(again.err()).doesNotContain("other clusters");
	}

	@Test
	void aNewClusterDoesNotJoinThatFolder() throws Exception {
		Cluster cluster = cluster("staging");
		Certificates shared = shared(cluster);
		assertThat(make(cluster, "--apply").exitCode()).isZero();
		assertThat(folder(cluster).authority()).isNotEqualTo(shared.authority());
	}

	@Test
	void withoutAClusterThatSaysWhichItIsTheFolderHasToBeNamed() throws Exception {
		Cluster cluster = cluster("staging");
		cluster.refuses();
		Script made = make(cluster);
		assertThat(made.exitCode()).isEqualTo(69);
		assertThat(made.err()).contains("cannot tell which cluster the certificates are for",
				"(namespaces is forbidden): name a folder for it with --dir");
		assertThat(cluster.certificates()).doesNotExist();
	}

	/** Beside others whose users have the same home. */
	private Cluster cluster(String name) throws IOException {
		return Cluster.in(Files.createDirectories(this.work.resolve(name)));
	}

	/** What a former version of the script has left. */
	private static Certificates shared(Cluster cluster) throws Exception {
		Certificates shared = new Certificates(Files.createDirectories(cluster.certificates()));
		assertThat(shared.make(cluster.environment()).exitCode()).isZero();
		return shared;
	}

	private static Certificates folder(Cluster cluster) throws IOException {
		return new Certificates(cluster.certificates().resolve(Files.readString(cluster.folder().resolve("uid"))));
	}

	private static Script make(Cluster cluster, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of("bash", Certificates.SCRIPT.toString()));
		command.addAll(List.of(arguments));
		return Script.run(cluster.folder(), command, cluster.environment());
	}

}
