package com.aimixer.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.time.Duration;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a test asks over HTTP.
 */
public final class Http {

	static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(TIMEOUT)
		.build();

	private Http() {
	}

	/** Any answer. */
	public static HttpResponse<String> get(String url, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
		if (headers.length > 0) {
			request.headers(headers);
		}
		return CLIENT.send(request.build(), BodyHandlers.ofString());
	}

	/** The body of a successful answer. */
	public static String text(String url, String... headers) throws IOException, InterruptedException {
		return successful(get(url, headers));
	}

	/** The JSON body of a successful answer. */
	public static JsonNode json(String url) throws IOException, InterruptedException {
		return JSON.readTree(text(url));
	}

	static String send(String method, String url, String body) throws IOException, InterruptedException {
		return successful(CLIENT.send(HttpRequest.newBuilder(URI.create(url))
			.timeout(TIMEOUT)
			.header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString()));
	}

	private static String successful(HttpResponse<String> response) {
		assertThat(response.statusCode()).as("status of %s: %s", response.uri(), response.body()).isBetween(200, 299);
		return response.body();
	}

}
