package com.aimixer.scraping;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stand-in for the API server of a cluster that lists, watches, and notes down what it
 * is asked: that is what the caller has to be allowed.
 */
final class KubernetesApi implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final HttpServer server;

	private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

	/** Objects by the path of their collection over all namespaces. */
	private final Map<String, List<Map<String, Object>>> objects = new ConcurrentHashMap<>();

	/** Open answers by what they watch. */
	private final Map<String, List<OutputStream>> watches = new HashMap<>();

	/** Events of the past, for watches that begin late. */
	private final Map<String, List<byte[]>> told = new HashMap<>();

	private final Set<String> asked = new ConcurrentSkipListSet<>();

	private final CountDownLatch closed = new CountDownLatch(1);

	private KubernetesApi(HttpServer server) {
		this.server = server;
	}

	static KubernetesApi start() throws IOException {
		KubernetesApi api = new KubernetesApi(
				HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
		api.server.setExecutor(api.executor);
		api.server.createContext("/", api::answer);
		api.server.start();
		return api;
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** Fill a collection such as {@code /api/v1/pods}. */
	void has(String collection, List<Map<String, Object>> items) {
		this.objects.computeIfAbsent(collection, (_) -> new CopyOnWriteArrayList<>()).addAll(items);
	}

	/** Tell those that watch a namespace's collection what has become of an object. */
	synchronized void tell(String collection, String namespace, Map<String, Object> event) throws IOException {
		String scope = collection + " in " + namespace;
		byte[] line = JSON.writeValueAsBytes(event);
		this.told.computeIfAbsent(scope, (_) -> new ArrayList<>()).add(line);
		for (OutputStream watch : this.watches.getOrDefault(scope, List.of())) {
			watch.write(line);
			watch.flush();
		}
	}

	/** What has been asked, as {@code <verb> <collection> in <namespace>}. */
	Set<String> asked() {
		return Set.copyOf(this.asked);
	}

	private void answer(HttpExchange exchange) throws IOException {
		Request request = Request.of(exchange);
		this.asked.add(request.access());
		if (!exchange.getRequestMethod().equals("GET") || !this.objects.containsKey(request.collection())) {
			respond(exchange, 404, Map.of("kind", "Status", "status", "Failure", "reason", "NotFound", "code", 404));
		}
		else if (request.has("sendInitialEvents")) {
			// what a server says that cannot begin a watch with a list
			respond(exchange, 422, Map.of("kind", "Status", "status", "Failure", "reason", "Invalid", "code", 422));
		}
		else if (request.has("watch")) {
			watch(exchange, request.scope());
		}
		else {
			respond(exchange, 200, Map.of("metadata", Map.of("resourceVersion", "1"), "items", items(request)));
		}
	}

	private List<Map<String, Object>> items(Request request) {
		return this.objects.getOrDefault(request.collection(), List.of())
			.stream()
			.filter((object) -> request.namespace().isEmpty()
					|| KubernetesObjects.metadata(object, "namespace").equals(request.namespace()))
			.filter((object) -> KubernetesObjects.matches(object, request.selector()))
			.toList();
	}

	private void watch(HttpExchange exchange, String scope) throws IOException {
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, 0);
		try (OutputStream body = exchange.getResponseBody()) {
			beginWatch(scope, body);
			this.closed.await();
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized void beginWatch(String scope, OutputStream watch) throws IOException {
		for (byte[] line : this.told.getOrDefault(scope, List.of())) {
			watch.write(line);
		}
		watch.flush();
		this.watches.computeIfAbsent(scope, (_) -> new ArrayList<>()).add(watch);
	}

	private static void respond(HttpExchange exchange, int status, Map<String, Object> answer) throws IOException {
		byte[] body = JSON.writeValueAsBytes(answer);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, body.length);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(body);
		}
	}

	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	/**
	 * One request.
	 *
	 * @param collection the path without the namespace
	 * @param namespace the namespace, empty for all
	 * @param parameters the query
	 */
	private record Request(String collection, String namespace, Map<String, String> parameters) {

		static Request of(HttpExchange exchange) {
			List<String> path = new ArrayList<>(List.of(exchange.getRequestURI().getPath().split("/")));
			int namespaces = path.indexOf("namespaces");
			String namespace = "";
			if (namespaces >= 0 && path.size() > namespaces + 2) {
				path.remove(namespaces);
				namespace = path.remove(namespaces);
			}
			String query = exchange.getRequestURI().getRawQuery();
			return new Request(String.join("/", path), namespace,
					Stream.of(((query != null) ? query : "").split("&"))
						.map((parameter) -> (parameter + "=").split("=", -1))
						.collect(Collectors.toMap((parameter) -> parameter[0],
								(parameter) -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8))));
		}

		boolean has(String parameter) {
			return List.of("true", "1").contains(this.parameters.getOrDefault(parameter, "false"));
		}

		String selector() {
			return this.parameters.getOrDefault("labelSelector", "");
		}

		String scope() {
			return this.namespace.isEmpty() ? this.collection : this.collection + " in " + this.namespace;
		}

		/** The right that it takes. */
		String access() {
			return (has("watch") ? "watch " : "list ") + scope();
		}

	}

}
