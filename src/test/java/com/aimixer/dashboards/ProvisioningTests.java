package com.aimixer.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Grafana is given beside the dashboards: nothing is left to click or to set by
 * hand.
 */
class ProvisioningTests {

	private static final Path GRAFANA = Path.of("grafana");

	private static final Path DATA_SOURCE = GRAFANA.resolve("provisioning/datasources/prometheus.yml");

	private static final Path DASHBOARDS = GRAFANA.resolve("provisioning/dashboards/ai-mixer.yml");

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)[^\"]*");

	@Test
	void theDataSourceIsTheOneThatDashboardsNameAndNobodyCanChangeIt() throws IOException {
		JsonNode file = yaml(DATA_SOURCE);
		assertThat(file.path("apiVersion").asInt()).isEqualTo(1);
		assertThat(file.path("prune").asBoolean()).isTrue();
		assertThat(file.path("datasources")).singleElement().satisfies((source) -> {
			assertThat(source.path("uid").asString()).isEqualTo("prometheus");
			assertThat(source.path("type").asString()).isEqualTo("prometheus");
			assertThat(source.path("access").asString()).isEqualTo("proxy");
			assertThat(source.path("url").asString()).isEqualTo("${PROMETHEUS_URL}");
			assertThat(source.path("isDefault").asBoolean()).isTrue();
			assertThat(source.path("editable").asBoolean(true)).isFalse();
			assertThat(source.at("/jsonData/httpMethod").asString()).isEqualTo("POST");
		});
	}

	@Test
	void theShortestRateIsThatOfTheSlowestScrape() throws IOException {
		Path prometheus = Path.of("prometheus");
		Stream<JsonNode> jobs = RuleFile.files(prometheus.resolve("scrape"), "*.yml")
			.stream()
			.flatMap((file) -> RuleFile.read(file, JsonNode.class).path("scrape_configs").valueStream());
		Duration slowest = Stream.concat(Stream.of(yaml(prometheus.resolve("prometheus.yml")).path("global")), jobs)
			.filter((settings) -> settings.has("scrape_interval"))
			.map((settings) -> seconds(settings.path("scrape_interval")))
			.max(Comparator.naturalOrder())
			.orElseThrow();
		assertThat(seconds(yaml(DATA_SOURCE).path("datasources").path(0).at("/jsonData/timeInterval")))
			.isEqualTo(slowest);
	}

	@Test
	void theDashboardsAreThoseOfTheRepositoryInOneFolder() throws IOException {
		assertThat(yaml(DASHBOARDS).path("providers")).singleElement().satisfies((provider) -> {
			assertThat(provider.path("type").asString()).isEqualTo("file");
			assertThat(provider.path("folder").asString()).isEqualTo("AI Mixer");
			assertThat(provider.path("folderUid").asString()).isEqualTo("ai-mixer");
			assertThat(provider.path("disableDeletion").asBoolean(true)).isFalse();
			assertThat(provider.path("allowUiUpdates").asBoolean(true)).isFalse();
			assertThat(provider.at("/options/path").asString()).isEqualTo("${DASHBOARDS_PATH}");
		});
	}

	/** Grafana takes a variable that is not set, or one with a default, for nothing. */
	@Test
	void everyVariableIsSetOnOneMachineAndNoneHasADefault() throws IOException {
		String script = Files.readString(Path.of("src", "main", "scripts", "lib", "components.sh"));
		for (Path file : List.of(DATA_SOURCE, DASHBOARDS)) {
			assertThat(VARIABLE.matcher(yaml(file).toString()).results()).singleElement().satisfies((variable) -> {
				assertThat(variable.group()).matches("\\$\\{[A-Z_]+}");
				assertThat(script).contains("\"" + variable.group(1) + "=");
			});
		}
	}

	@Test
	void grafanaAsksNobodyOnTheInternet() throws IOException {
		assertThat(settings()).containsEntry("analytics.reporting_enabled", "false")
			.containsEntry("analytics.check_for_updates", "false")
			.containsEntry("analytics.check_for_plugin_updates", "false")
			.containsEntry("news.news_feed_enabled", "false")
			.containsEntry("snapshots.external_enabled", "false")
			.containsEntry("plugins.preinstall_disabled", "true")
			.containsEntry("plugins.preinstall_auto_update", "false")
			.containsEntry("security.disable_gravatar", "true");
	}

	@Test
	void thePasswordIsThatOfASecretAndOnlyTheEnvironmentLetsAnybodyInWithoutOne() throws IOException {
		assertThat(settings()).containsEntry("security.admin_password", "$__file{/etc/grafana/secrets/admin-password}");
		assertThat(settings().keySet()).noneMatch((name) -> name.startsWith("auth."));
	}

	@Test
	void itOpensWithTheDashboardThatAlertsLinkToFirst() throws IOException {
		String home = settings().getOrDefault("users.home_page", "none");
		assertThat(home).startsWith("/d/");
		assertThat(Files.readString(Path.of("prometheus", "rules", "monitor.yml"))).contains(home + "\n");
	}

	private static Map<String, String> settings() throws IOException {
		Pattern line = Pattern.compile("(?m)^\\[(?<section>[\\w.]+)]$|^(?<name>\\w+) = (?<value>.+)$");
		Map<String, String> settings = new TreeMap<>();
		StringBuilder section = new StringBuilder();
		line.matcher(Files.readString(GRAFANA.resolve("grafana.ini"))).results().forEach((match) -> {
			if (match.group("section") != null) {
				section.replace(0, section.length(), match.group("section"));
				return;
			}
			settings.put(section + "." + match.group("name"), match.group("value"));
		});
		return settings;
	}

	private static JsonNode yaml(Path file) throws IOException {
		return JsonMapper.shared().valueToTree(new Yaml().load(Files.readString(file)));
	}

	private static Duration seconds(JsonNode setting) {
		return Duration.parse("PT" + setting.asString());
	}

}
