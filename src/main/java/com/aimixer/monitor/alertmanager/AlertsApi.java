package com.aimixer.monitor.alertmanager;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.X509ExtendedTrustManager;

import com.aimixer.monitor.alert.DeliveryResult;
import com.aimixer.monitor.tls.TrustAnchors;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /api/v2/alerts} of one Alertmanager. What went wrong with a post is a
 * value.
 */
final class AlertsApi {

	/** For the whole of a post, from DNS to the answer. */
	private static final Duration DEADLINE = Duration.ofSeconds(10);

	private static final MediaType JSON = MediaType.get("application/json");

	private static final long WORDS_OF_AN_ERROR = 200;

	private final OkHttpClient client;

	private final HttpUrl url;

	/**
	 * The interface of one Alertmanager.
	 * @param base its address
	 * @param ca PEM file with the authorities to trust, read for every handshake, or null
	 * for those of the JDK
	 * @throws IllegalArgumentException if nothing can be posted there
	 */
	AlertsApi(URI base, @Nullable Path ca) {
		this.url = HttpUrl.get(base + "/api/v2/alerts");
		this.client = client(ca);
	}

	private static OkHttpClient client(@Nullable Path ca) {
		OkHttpClient.Builder client = new OkHttpClient.Builder().callTimeout(DEADLINE)
			.connectTimeout(DEADLINE)
			.readTimeout(DEADLINE)
			.writeTimeout(DEADLINE)
			.followRedirects(false);
		if (ca != null) {
			X509ExtendedTrustManager authorities = TrustAnchors.following(ca);
			client.sslSocketFactory(TrustAnchors.context(authorities).getSocketFactory(), authorities);
		}
		return client.build();
	}

	/**
	 * What came of a post.
	 *
	 * @param result delivered, failed or refused
	 * @param words what went wrong, empty if nothing did
	 */
	record Answer(DeliveryResult result, String words) {
	}

	Answer post(List<PostedAlert> alerts) {
		RequestBody body = RequestBody.create(JsonMapper.shared().writeValueAsBytes(alerts), JSON);
		Request request = new Request.Builder().url(this.url).post(body).build();
		try (Response response = this.client.newCall(request).execute()) {
			return new Answer(result(response.code()), response.isSuccessful() ? "" : words(response));
		}
		catch (IOException ex) {
			return new Answer(DeliveryResult.FAILED, String.valueOf(ex.getMessage()));
		}
	}

	/** Only what the Alertmanager finds wrong with the alerts stays wrong. */
	private static DeliveryResult result(int status) {
		if (status / 100 == 2) {
			return DeliveryResult.DELIVERED;
		}
		return (status == 400 || status == 413 || status == 422) ? DeliveryResult.REFUSED : DeliveryResult.FAILED;
	}

	private static String words(Response response) throws IOException {
		String words = response.peekBody(WORDS_OF_AN_ERROR).string().replaceAll("\\s+", " ").strip();
		return "HTTP " + response.code() + (words.isEmpty() ? "" : ": " + words);
	}

	/** End the post that is under way. */
	void close() {
		this.client.dispatcher().cancelAll();
		this.client.connectionPool().evictAll();
	}

}
