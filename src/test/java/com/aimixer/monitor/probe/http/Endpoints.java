package com.aimixer.monitor.probe.http;

import java.net.URI;

import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.Expectations;
import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.endpoint.TlsSettings;

/**
 * Endpoints for tests.
 */
final class Endpoints {

	private Endpoints() {
	}

	static Endpoint at(URI url) {
		return of(RequestSettings.get(url));
	}

	static Endpoint of(RequestSettings request) {
		return of(request, Expectations.DEFAULT);
	}

	static Endpoint of(RequestSettings request, Expectations expectations) {
		return new Endpoint("test", "test", request, expectations, TlsSettings.DEFAULT, Thresholds.DEFAULT);
	}

	static Endpoint of(URI url, TlsSettings tls) {
		return new Endpoint("test", "test", RequestSettings.get(url), Expectations.DEFAULT, tls, Thresholds.DEFAULT);
	}

}
