package com.aimixer.monitor.probe.http;

import java.io.IOException;

import com.aimixer.monitor.endpoint.RequestSettings;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends the configured headers to the configured server only: a redirect to another one
 * must not carry an API key there.
 */
final class SecretsStayHome implements Interceptor {

	private final RequestSettings settings;

	SecretsStayHome(RequestSettings settings) {
		this.settings = settings;
	}

	@Override
	public Response intercept(Chain chain) throws IOException {
		Request request = chain.request();
		HttpUrl home = chain.call().request().url();
		HttpUrl url = request.url();
		boolean isHome = url.host().equals(home.host()) && url.port() == home.port()
				&& url.scheme().equals(home.scheme());
		return chain.proceed((isHome || this.settings.headers().isEmpty()) ? request : stripped(request));
	}

	private Request stripped(Request request) {
		Request.Builder stripped = request.newBuilder();
		for (String name : this.settings.headers().keySet()) {
			if (name.equalsIgnoreCase("Host")) {
				stripped.header(name, request.url().uri().getAuthority());
				continue;
			}
			stripped.removeHeader(name);
		}
		return stripped.build();
	}

}
