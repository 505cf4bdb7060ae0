package com.aimixer.certificates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.aimixer.kubernetes.Kustomize;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The overlay tls: nothing of ours is said in plain HTTP, everybody is called by a name
 * of his certificate, and what it has to repeat is what it repeats.
 */
class TlsOverlayIT {

	private static final Path COMPONENT = Path.of("k8s", "components", "tls");

	private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

	private static final Pattern ADDRESS = Pattern.compile("https://([a-z0-9.-]+):\\d+");

	private static final Pattern SERVER_NAME = Pattern.compile("server_name: (\\S+)");

	private static final List<JsonNode> OBJECTS = parse(Kustomize.build("k8s/overlays/tls"));

	@Test
	void everyServiceSaysHttpsAndEveryProbeUsesIt() {
		assertThat(ofKind("Service")).hasSize(8)
			.allSatisfy((service) -> assertThat(service.at("/spec/ports/0/name").asString()).isEqualTo("https"));
		assertThat(containers()).hasSize(Certificates.WORKLOADS.size()).allSatisfy((container) -> {
			for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
				assertThat(container.path(probe).at("/httpGet/scheme").asString()).as("%s of %s", probe, container)
					.isEqualTo("HTTPS");
			}
		});
	}

	@Test
	void nobodyIsToldAnAddressOfPlainHttp() {
		assertThat(containers()).allSatisfy((container) -> assertThat(container.toString()).doesNotContain("http://"));
		assertThat(List.of(data("alertmanager-addresses"), data("alertmanager-amtool"), monitor()))
			.allSatisfy((addresses) -> assertThat(addresses).contains("https://").doesNotContain("http://"));
	}

	@Test
	void everybodyIsCalledByANameOfHisCertificate() throws IOException {
		Set<String> names = names();
		String addresses = containers().map(JsonNode::toString).collect(Collectors.joining())
				+ data("alertmanager-addresses") + data("alertmanager-amtool") + monitor();
		List<String> called = Stream
			.concat(find(ADDRESS, addresses),
					find(SERVER_NAME,
							data("prometheus-config") + data("prometheus-scrape") + data("alertmanager-mesh")))
			.distinct()
			.toList();
		assertThat(called).hasSizeGreaterThan(10)
			.allSatisfy((name) -> assertThat(names).containsAnyOf(name, name.replaceFirst("^[^.]+", "*")));
	}

	@Test
	void theSecretsThatAreMountedAreThoseThatAreMade() {
		Map<String, String> mounted = new TreeMap<>();
		for (JsonNode object : OBJECTS) {
			Pattern.compile("\"(?:secretName|name)\":\"([a-z-]+)-tls\"")
				.matcher(object.at("/spec/template/spec/volumes").toString())
				.results()
				.forEach((secret) -> mounted.put(secret.group(1), object.at("/metadata/namespace").asString()));
		}
		assertThat(mounted).isEqualTo(Certificates.WORKLOADS);
	}

	@Test
	void theDataSourceDiffersByTheAuthorityAlone() throws IOException {
		JsonNode ours = yaml(COMPONENT.resolve("grafana/prometheus.yml"));
		ObjectNode source = (ObjectNode) ours.at("/datasources/0");
		assertThat(((ObjectNode) source.path("jsonData")).remove("tlsAuthWithCACert").asBoolean()).isTrue();
		assertThat(source.remove("secureJsonData").path("tlsCACert").asString()).isEqualTo("$__file{/etc/tls/ca.crt}");
		assertThat(ours).isEqualTo(yaml(Path.of("grafana", "provisioning", "datasources", "prometheus.yml")));
	}

	@Test
	void nodesAreScrapedAsWithoutTlsButByHttps() throws IOException {
		JsonNode ours = yaml(COMPONENT.resolve("prometheus/node-exporter.yml"));
		ObjectNode job = (ObjectNode) ours.at("/scrape_configs/0");
		assertThat(job.remove("scheme").asString()).isEqualTo("https");
		assertThat(job.remove("tls_config").path("ca_file").asString()).isEqualTo("/etc/prometheus/ca/ca.crt");
		assertThat(ours).isEqualTo(yaml(Path.of("prometheus", "scrape", "node-exporter.yml")));
	}

	/** Its configuration with the scheme that it gets from its environment. */
	private static String monitor() {
		assertThat(containers().filter((container) -> container.path("name").asString().equals("ai-mixer-monitor"))
			.map((container) -> container.path("env").toString())).singleElement()
			.asString()
			.contains("{\"name\":\"SCHEME\",\"value\":\"https\"}");
		return data("ai-mixer-monitor-config").replace("${SCHEME:http}", "https");
	}

	/** What the certificates are for, as cert-manager is told. */
	private static Set<String> names() throws IOException {
		Set<String> names = new TreeSet<>();
		for (JsonNode object : parse(Files.readString(COMPONENT.resolve("cert-manager.yaml")))) {
			object.at("/spec/dnsNames").forEach((name) -> names.add(name.asString()));
		}
		return names;
	}

	private static Stream<String> find(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
	}

	private static Stream<JsonNode> ofKind(String kind) {
		return OBJECTS.stream().filter((object) -> object.path("kind").asString().equals(kind));
	}

	private static Stream<JsonNode> containers() {
		return OBJECTS.stream()
			.filter((object) -> WORKLOADS.contains(object.path("kind").asString()))
			.flatMap((object) -> object.at("/spec/template/spec/containers").valueStream());
	}

	/** The files of a ConfigMap, whose name may end in a checksum. */
	private static String data(String configMap) {
		return ofKind("ConfigMap")
			.filter((object) -> object.at("/metadata/name").asString().matches(configMap + "(-[a-z0-9]{10})?"))
			.flatMap((object) -> object.path("data").valueStream())
			.map(JsonNode::asString)
			.collect(Collectors.joining("\n"));
	}

	private static JsonNode yaml(Path file) throws IOException {
		return parse(Files.readString(file)).getFirst();
	}

	private static List<JsonNode> parse(String yaml) {
		LoaderOptions options = new LoaderOptions();
		// the dashboards are among them
		options.setCodePointLimit(20_000_000);
		return StreamSupport.stream(new Yaml(new SafeConstructor(options)).loadAll(yaml).spliterator(), false)
			.filter(Objects::nonNull)
			.<JsonNode>map(JsonMapper.shared()::valueToTree)
			.toList();
	}

}
