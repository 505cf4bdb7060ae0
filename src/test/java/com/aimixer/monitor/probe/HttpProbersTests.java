package com.aimixer.monitor.probe;

import java.net.URI;
import java.time.Duration;

import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.Expectations;
import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.endpoint.TlsSettings;
import com.aimixer.monitor.time.SystemTimeSource;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static org.assertj.core.api.Assertions.assertThat;

@WireMockTest
class HttpProbersTests {

	private final HttpProbers probers = new HttpProbers(new SystemTimeSource(), Duration.ofSeconds(5));

	@Test
	void aHealthyEndpointSucceeds(WireMockRuntimeInfo server) {
		stubFor(get("/health").willReturn(okJson("{\"status\":\"ok\"}")));
		assertThat(probe(server.getHttpBaseUrl() + "/health")).isInstanceOf(Succeeded.class);
	}

	@Test
	void warmUpLeavesNoPortOpenAndEndsInTime() {
		assertThat(org.assertj.core.api.Assertions.catchThrowable(this.probers::warmUp)).isNull();
	}

	private ProbeOutcome probe(String url) {
		return this.probers
			.proberFor(new Endpoint("test", "test", RequestSettings.get(URI.create(url)), Expectations.DEFAULT,
					TlsSettings.DEFAULT, Thresholds.DEFAULT))
			.probe();
	}

}
