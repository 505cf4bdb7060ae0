package com.aimixer.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/**
 * Stands in for Grafana, which no package archive of Debian and no repository of Maven
 * has, so that a build cannot count on it. It reads the provisioning that it is given as
 * Grafana does, serves what {@code stack.sh} and Prometheus ask for, and says what it has
 * seen. That Grafana understands the same is seen where it is installed.
 */
final class GrafanaStandIn {

	/** What a script does that is called like Grafana. */
	static final String COMMANDS = "exec '%s/bin/java' -Xshare:auto -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"%n"
		.formatted(System.getProperty("java.home"), System.getProperty("java.class.path"),
				GrafanaStandIn.class.getName());

	/** Where it says what it has seen. */
	static final String SEEN = "/seen";

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

	private final Map<String, String> datasources = new TreeMap<>();

	private final List<String> dashboards = new ArrayList<>();

	private GrafanaStandIn(Path provisioning) throws IOException {
		for (JsonNode source : read(provisioning.resolve("datasources/prometheus.yml")).path("datasources")) {
			this.datasources.put(source.path("uid").asString(), expanded(source.path("url")));
		}
		for (JsonNode provider : read(provisioning.resolve("dashboards/ai-mixer.yml")).path("providers")) {
			this.dashboards.addAll(uids(Path.of(expanded(provider.path("options").path("path")))));
		}
	}

	/** Serve until it is stopped. */
	public static void main(String[] arguments) throws IOException {
		GrafanaStandIn grafana = new GrafanaStandIn(Path.of(variable("GF_PATHS_PROVISIONING")));
		String seen = Http.JSON.writeValueAsString(Map.of("arguments", arguments, "environment", System.getenv(),
				"datasources", grafana.datasources, "dashboards", grafana.dashboards));
		HttpServer server = HttpServer
			.create(new InetSocketAddress(InetAddress.getByName(variable("GF_SERVER_HTTP_ADDR")),
					Integer.parseInt(variable("GF_SERVER_HTTP_PORT"))), 0);
		server.createContext("/api/health", (exchange) -> answer(exchange, 200, "{\"database\":\"ok\"}"));
		server.createContext("/metrics", (exchange) -> answer(exchange, 200, "grafana_build_info 1\n"));
		server.createContext(SEEN, (exchange) -> answer(exchange, 200, seen));
		server.createContext("/api/datasources/uid/", (exchange) -> {
			boolean known = grafana.datasources.containsKey(exchange.getRequestURI().getPath().split("/")[4]);
			// Prometheus starts later
			answer(exchange, known ? 400 : 404,
					known ? "{\"message\":\"connection refused\",\"status\":\"ERROR\"}" : "{}");
		});
		server.createContext("/api/dashboards/uid/", (exchange) -> {
			String path = exchange.getRequestURI().getPath();
			boolean known = grafana.dashboards.contains(path.substring(path.lastIndexOf('/') + 1));
			answer(exchange, known ? 200 : 404, "{}");
		});
		server.start();
	}

	/** The dashboards in a folder. */
	static List<String> uids(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		List<String> uids = new ArrayList<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter((each) -> each.toString().endsWith(".json")).toList()) {
				uids.add(Http.JSON.readTree(Files.readString(file)).path("uid").asString());
			}
		}
		return uids;
	}

	/** Whether {@code stack.sh} finds Grafana itself. */
	static boolean isARealOneThere() {
		return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(":"))
			.flatMap((folder) -> Stream.of("grafana-server", "grafana").map((name) -> Path.of(folder, name)))
			.anyMatch(Files::isExecutable);
	}

	private static JsonNode read(Path file) throws IOException {
		return Http.JSON.valueToTree(new Yaml().load(Files.readString(file)));
	}

	/** Without defaults: what is not set is empty, and is not accepted here. */
	private static String expanded(JsonNode value) {
		return VARIABLE.matcher(value.asString()).replaceAll((MatchResult name) -> variable(name.group(1)));
	}

	private static String variable(String name) {
		return Objects.requireNonNull(System.getenv(name), () -> name + " is not set");
	}

	private static void answer(HttpExchange exchange, int status, String text) throws IOException {
		byte[] body = text.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
