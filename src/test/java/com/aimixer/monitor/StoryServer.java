package com.aimixer.monitor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Stream;

import com.aimixer.monitor.page.PageEvents;
import com.aimixer.monitor.stream.EventStream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Serves {@link WebStory} on an ephemeral port, and asks it. As a static extension it
 * ends with the tests of the class.
 */
final class StoryServer implements AutoCloseable, AfterAllCallback {

	static final JsonMapper JSON = JsonMapper.shared();

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private final String base;

	StoryServer(String... arguments) {
		// as an argument: a default would give way to the port in application.yml
		String[] all = Stream.concat(Stream.of("--server.port=0"), Arrays.stream(arguments)).toArray(String[]::new);
		this.context = new SpringApplicationBuilder(WebStory.class).run(all);
		this.base = "http://127.0.0.1:" + this.context.getEnvironment().getRequiredProperty("local.server.port");
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	<T> T bean(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	String url(String path) {
		return this.base + path;
	}

	JsonNode json(String path) {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(200);
		return JSON.readTree(response.body());
	}

	HttpResponse<String> get(String path) {
		return send(request(path), BodyHandlers.ofString());
	}

	HttpResponse<String> get(String path, String accept) {
		return send(request(path).header("Accept", accept), BodyHandlers.ofString());
	}

	/** Unless it still has that entity tag. */
	HttpResponse<String> getUnlessMatching(String path, String tag) {
		return send(request(path).header("If-None-Match", tag), BodyHandlers.ofString());
	}

	HttpResponse<String> delete(String path) {
		return send(request(path).DELETE(), BodyHandlers.ofString());
	}

	/** With a header in the form {@code name: value}, or without one if that is empty. */
	HttpResponse<String> post(String path, String header, HttpRequest.BodyPublisher body) {
		HttpRequest.Builder request = request(path).header("Content-Type", "application/json").POST(body);
		if (!header.isEmpty()) {
			request.header(header.replaceFirst(":.*", ""), header.replaceFirst("[^:]*: ?", ""));
		}
		return send(request, BodyHandlers.ofString());
	}

	HttpResponse<String> head(String path) {
		return send(request(path).HEAD(), BodyHandlers.ofString());
	}

	/** The lines of an event stream; to be closed. */
	Stream<String> events(String path, String lastEventId) {
		HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
		if (!lastEventId.isEmpty()) {
			request.header("Last-Event-ID", lastEventId);
		}
		HttpResponse<Stream<String>> response = send(request, BodyHandlers.ofLines());
		assertThat(response.statusCode()).as(path).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
		return response.body();
	}

	<T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> handler) {
		return send(request(path), handler);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path));
	}

	private static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
		HttpRequest built = request.build();
		try {
			return CLIENT.send(built, handler);
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(built.uri() + " gave no answer", ex);
		}
	}

	@Override
	public void afterAll(ExtensionContext extension) {
		close();
	}

	@Override
	public void close() {
		// the web server would wait for open event streams
		bean(EventStream.class).close();
		bean(PageEvents.class).close();
		this.context.close();
	}

}
