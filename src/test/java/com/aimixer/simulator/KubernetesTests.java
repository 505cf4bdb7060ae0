package com.aimixer.simulator;

import java.time.Duration;
import java.util.List;

import com.aimixer.simulator.mixer.Pod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class KubernetesTests {

	private static final String RESTARTS = "kube_pod_container_status_restarts_total";

	private static final String WAITING = "kube_pod_container_status_waiting_reason";

	private static final String MEMORY = "container_memory_working_set_bytes";

	private static final String LIMIT = "container_spec_memory_limit_bytes";

	private static final String CPU = "container_cpu_usage_seconds_total";

	private static final String RECEIVED = "container_network_receive_bytes_total";

	private RunningSimulator mixer;

	@BeforeEach
	void start() throws StartException {
		this.mixer = new RunningSimulator();
		this.mixer.pass(Duration.ofSeconds(10));
	}

	@AfterEach
	void stop() {
		this.mixer.close();
	}

	@Test
	void healthyPodsRunWithoutRestartsInEveryDeployment() throws Exception {
		Scrape state = state();
		assertThat(state.values("kube_pod_info")).hasSize(23).containsOnly(1.0);
		assertThat(state.values(RESTARTS)).hasSize(23).containsOnly(0.0);
		assertThat(state.values(WAITING)).isEmpty();
		assertThat(state.sum("kube_pod_status_phase", "phase=\"Running\"")).isEqualTo(23);
		assertThat(state.sum("kube_pod_status_ready", "condition=\"true\"")).isEqualTo(23);
		assertThat(state.values("kube_deployment_status_replicas_available")).containsExactlyInAnyOrder(8.0, 8.0, 4.0,
				3.0);
		assertThat(state.values("kube_deployment_status_replicas_unavailable")).hasSize(4).containsOnly(0.0);
	}

	@Test
	void podsAreNamedAsServiceDiscoveryNamesThem() throws Exception {
		Pod pod = this.mixer.simulator().fleet().pods().getFirst();
		assertThat(text("/kube-state-metrics"))
			.containsPattern(RESTARTS + "\\{container=\"ai-mixer\",namespace=\"ai-mixer-global\",pod=\"" + pod.name()
					+ "\",uid=\"[-0-9a-f]{36}\"} 0")
			.doesNotContain("region=");
		assertThat(text("/cadvisor"))
			.containsPattern(
					LIMIT + "\\{container=\"ai-mixer\",id=\"/kubepods[^\"]+\",image=\"[^\"]+\",name=\"[0-9a-f]{64}\","
							+ "namespace=\"ai-mixer-global\",pod=\"" + pod.name() + "\"} 1.073741824E9")
			.doesNotContain("region=");
	}

	@Test
	void everyContainerIsSummedUpInItsPodAsTheKubeletDoes() throws Exception {
		Scrape containers = containers();
		double ofContainers = containers.sum(MEMORY, "container=\"ai-mixer\"");
		assertThat(containers.sum(MEMORY, "container=\"\"")).isBetween(ofContainers, ofContainers * 1.001);
		assertThat(containers.values(RECEIVED)).hasSize(23).allMatch((bytes) -> bytes > 0);
	}

	@Test
	void healthyMemoryStaysWellBelowItsLimitAndMoves() throws Exception {
		double first = shareOfMemory("us-west/1");
		for (int step = 0; step < 10; step++) {
			this.mixer.pass(Duration.ofSeconds(20));
			assertThat(shareOfMemory("us-west/1")).isBetween(0.55, 0.65);
		}
		assertThat(shareOfMemory("us-west/1")).isNotEqualTo(first);
	}

	@Test
	void memoryFaultFillsThePodsItHitsToItsShare() throws Exception {
		this.mixer.fault("{'kind':'memory','pod':'ap/2'}");
		this.mixer.fault("{'kind':'memory','region':'eu-west','share':0.82,'for':'1m'}");
		assertThat(shareOfMemory("ap/2")).isEqualTo(0.9, within(1e-6));
		assertThat(shareOfMemory("ap/1")).isLessThan(0.65);
		assertThat(shareOfMemory("eu-west/4")).isEqualTo(0.82, within(1e-6));
		this.mixer.pass(Duration.ofMinutes(1));
		assertThat(shareOfMemory("eu-west/4")).isLessThan(0.65);
	}

	@Test
	void cpuFollowsTheTraffic() throws Exception {
		double before = value(containers(), CPU, "us-east/1");
		this.mixer.pass(Duration.ofSeconds(20));
		double after = value(containers(), CPU, "us-east/1");
		assertThat((after - before) / 20).as("cores of one").isBetween(0.25, 0.5);
		this.mixer.fault("{'kind':'no-traffic','region':'us-east'}");
		this.mixer.pass(Duration.ofSeconds(20));
		assertThat((value(containers(), CPU, "us-east/1") - after) / 20).isBetween(0.0, 0.03);
	}

	@Test
	void crashLoopCountsRestartsAndWaitsInBetween() throws Exception {
		this.mixer.fault("{'kind':'pod-restarting','pod':'ap/1','every':'20s','downtime':'8s'}");
		for (int restart = 1; restart <= 4; restart++) {
			this.mixer.pass(Duration.ofSeconds(4));
			assertThat(value(state(), WAITING, "ap/1")).isEqualTo(1);
			assertThat(state().sum(WAITING, "reason=\"CrashLoopBackOff\"")).as("nobody else waits").isEqualTo(1);
			assertThat(value(state(), "kube_pod_container_status_ready", "ap/1")).isZero();
			assertThat(ofContainer(containers(), CPU, "ap/1")).as("there is no container").isEmpty();
			this.mixer.pass(Duration.ofSeconds(6));
			assertThat(value(state(), RESTARTS, "ap/1")).isEqualTo(restart);
			assertThat(value(state(), WAITING, "ap/1")).isZero();
			assertThat(ofContainer(containers(), CPU, "ap/1")).singleElement()
				.satisfies((cpu) -> assertThat(cpu).isLessThan(2));
			this.mixer.pass(Duration.ofSeconds(10));
		}
		assertThat(value(state(), "kube_pod_status_phase", "ap/1")).as("the pod itself goes on running").isEqualTo(1);
	}

	@Test
	void healedCrashLoopKeepsItsRestarts() throws Exception {
		this.mixer.fault("{'kind':'pod-restarting','pod':'ap/1','every':'20s','downtime':'8s','for':'44s'}");
		this.mixer.pass(Duration.ofMinutes(1));
		assertThat(value(state(), RESTARTS, "ap/1")).as("at 0 s, 20 s and 40 s").isEqualTo(3);
		assertThat(value(state(), WAITING, "ap/1")).isZero();
		assertThat(value(containers(), RECEIVED, "ap/1")).as("the network is the pod's")
			.isGreaterThan(value(containers(), RECEIVED, "ap/2") * 0.5);
	}

	@Test
	void gonePodIsNotListedAndComesBackAsANewOne() throws Exception {
		this.mixer.fault("{'kind':'pod-restarting','pod':'ap/3','for':'10s'}");
		this.mixer.pass(Duration.ofSeconds(20));
		assertThat(value(state(), RESTARTS, "ap/3")).isEqualTo(1);
		this.mixer.fault("{'kind':'pod-gone','pod':'ap/3'}");
		assertThat(state().values("kube_pod_info")).hasSize(22);
		assertThat(containers().values(RECEIVED)).hasSize(22);
		assertThat(state().sum("kube_deployment_status_replicas_unavailable")).isEqualTo(1);
		this.mixer.pass(Duration.ofSeconds(5));
		this.mixer.heal();
		this.mixer.pass(Duration.ofSeconds(10));
		assertThat(state().values("kube_pod_info")).hasSize(23);
		assertThat(value(state(), RESTARTS, "ap/3")).isZero();
		assertThat(value(containers(), RECEIVED, "ap/3")).isLessThan(value(containers(), RECEIVED, "ap/2") / 3);
	}

	@Test
	void podsOfALostRegionStayListedButAreNotReadyAndTheirNodesSayNothing() throws Exception {
		this.mixer.fault("{'kind':'region-down','region':'ap'}");
		assertThat(state().sum("kube_pod_status_phase", "phase=\"Running\"")).isEqualTo(23);
		assertThat(state().sum("kube_pod_status_ready", "condition=\"false\"")).isEqualTo(3);
		assertThat(containers().values(RECEIVED)).hasSize(20);
		this.mixer.heal();
		assertThat(value(state(), RESTARTS, "ap/1")).as("its processes went on").isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/kube-state-metrics", "/cadvisor" })
	void sameSeedAndTimeGiveTheSameFigures(String path) throws Exception {
		String order = "{'kind':'pod-restarting','pod':'ap/1','every':'20s','downtime':'8s'}";
		this.mixer.fault(order);
		try (RunningSimulator other = new RunningSimulator()) {
			other.pass(Duration.ofSeconds(10));
			other.fault(order);
			for (int step = 0; step < 13; step++) {
				other.pass(Duration.ofSeconds(5));
			}
			this.mixer.pass(Duration.ofSeconds(65));
			assertThat(text(path)).isEqualTo(Client.get(other.simulator().controlPort(), path).body());
		}
	}

	private Scrape state() throws Exception {
		return Scrape.of(text("/kube-state-metrics"));
	}

	private Scrape containers() throws Exception {
		return Scrape.of(text("/cadvisor"));
	}

	private String text(String path) throws Exception {
		return Client.get(this.mixer.simulator().controlPort(), path).body();
	}

	/** The highest, where container and pod both have one. */
	private double value(Scrape scrape, String name, String pod) {
		return scrape.samples(name, label(pod)).stream().mapToDouble(Scrape.Sample::value).max().orElse(0);
	}

	private List<Double> ofContainer(Scrape scrape, String name, String pod) {
		return scrape.samples(name, label(pod))
			.stream()
			.filter((sample) -> sample.labels().contains("container=\"ai-mixer\""))
			.map(Scrape.Sample::value)
			.toList();
	}

	private double shareOfMemory(String pod) throws Exception {
		Scrape scrape = containers();
		return ofContainer(scrape, MEMORY, pod).getFirst() / ofContainer(scrape, LIMIT, pod).getFirst();
	}

	private String label(String pod) {
		return "pod=\"" + this.mixer.simulator().fleet().find(pod).orElseThrow().name() + "\"";
	}

}
