package com.aimixer.kubernetes.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.aimixer.simulator.SimulatorOptions;
import com.aimixer.simulator.mixer.Region;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files of the component that stand for others, held against those.
 */
class DemoComponentTests {

	private static final Path DEMO = Path.of("k8s/components/demo");

	private static final String HOST = "ai-mixer-simulator.ai-mixer-global.svc";

	private static final int BASE_PORT = SimulatorOptions.DEFAULTS.basePort();

	@Test
	void alertmanagerDiffersInWhereItSendsOnly() throws IOException {
		List<String> committed = Files.readAllLines(Path.of("alertmanager/alertmanager.yml"));
		List<String> expected = committed.stream().flatMap(DemoComponentTests::demonstrated).toList();
		assertThat(Files.readAllLines(DEMO.resolve("alertmanager/alertmanager.yml"))).isEqualTo(expected);
	}

	/** Without a user, since the password would go over a plain connection. */
	private static Stream<String> demonstrated(String line) {
		String key = line.strip().split(":")[0];
		return switch (key) {
			case "smtp_smarthost" -> Stream.of("  smtp_smarthost: " + HOST + ":" + (BASE_PORT + 225));
			case "smtp_auth_username", "smtp_auth_password_file" -> Stream.empty();
			case "smtp_require_tls" -> Stream.of("  smtp_require_tls: false");
			case "pagerduty_url" ->
				Stream.of("  pagerduty_url: http://" + HOST + ":" + (BASE_PORT + 200) + "/pagerduty/v2/enqueue");
			default -> Stream.of(line);
		};
	}

	@Test
	void theMonitorWatchesTheEndpointsOfTheSimulator() throws IOException {
		List<String> endpoints = yaml(DEMO.resolve("ai-mixer-monitor/application-demo.yml")).at("/monitor/endpoints")
			.valueStream()
			.map((endpoint) -> endpoint.path("name").asString() + " " + endpoint.path("url").asString())
			.toList();
		assertThat(endpoints).isEqualTo(Arrays.stream(Region.values())
			.map((region) -> region.label() + " http://" + HOST + ":" + (BASE_PORT + region.number()) + "/health")
			.toList());
	}

	@Test
	void thePodsAreScrapedAsOnOneMachine() throws IOException {
		JsonNode local = yaml(Path.of("prometheus/prometheus-local.yml")).path("scrape_configs")
			.valueStream()
			.filter((job) -> job.path("job_name").asString().equals("ai-mixer"))
			.findFirst()
			.orElseThrow();
		JsonNode demo = yaml(DEMO.resolve("prometheus/scrape/ai-mixer.yml")).at("/scrape_configs/0");
		assertThat(demo.at("/http_sd_configs/0/url").asString())
			.isEqualTo("http://" + HOST + ":" + BASE_PORT + "/sd/targets");
		((ObjectNode) demo).remove("http_sd_configs");
		((ObjectNode) local).remove("http_sd_configs");
		assertThat(demo).isEqualTo(local);
	}

	@Test
	void theSimulatorNamesTheHostOfItsService() throws IOException {
		assertThat(yaml(DEMO.resolve("ai-mixer-simulator/deployment.yaml")).at("/spec/template/spec/containers/0/args")
			.valueStream()
			.map(JsonNode::asString)).containsExactly("--address=0.0.0.0", "--advertise=" + HOST, "--channels");
	}

	private static JsonNode yaml(Path file) throws IOException {
		return JsonMapper.shared().valueToTree(new Yaml().load(Files.readString(file)));
	}

}
