package com.aimixer.simulator;

import java.net.ConnectException;
import java.time.Duration;

import com.aimixer.simulator.mixer.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FaultTimeTests {

	private RunningSimulator mixer;

	@BeforeEach
	void start() throws StartException {
		this.mixer = new RunningSimulator();
	}

	@AfterEach
	void stop() {
		this.mixer.close();
	}

	@Test
	void faultWithAnEndHealsByItself() throws Exception {
		this.mixer.fault("{'kind':'refuse','region':'us-west','for':'10s'}");
		this.mixer.pass(Duration.ofMillis(9_999));
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> this.mixer.health(Region.US_WEST));
		this.mixer.pass(Duration.ofMillis(1));
		assertThat(this.mixer.health(Region.US_WEST)).startsWith("HTTP/1.1 200 ");
		assertThat(this.mixer.control("/faults").get("faults").size()).isZero();
	}

	@Test
	void faultWithADelayBeginsLater() throws Exception {
		JsonNode fault = this.mixer.fault("{'kind':'refuse','region':'us-west','after':'5s','for':'1500ms'}");
		assertThat(fault.get("state").asString()).isEqualTo("waiting");
		assertThat(fault.get("startsIn").asString()).isEqualTo("5s");
		assertThat(fault.get("endsIn").asString()).isEqualTo("6500ms");
		assertThat(this.mixer.health(Region.US_WEST)).startsWith("HTTP/1.1 200 ");
		this.mixer.pass(Duration.ofSeconds(5));
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> this.mixer.health(Region.US_WEST));
		assertThat(this.mixer.control("/faults/f1").get("state").asString()).isEqualTo("active");
		this.mixer.pass(Duration.ofMillis(1500));
		assertThat(this.mixer.health(Region.US_WEST)).startsWith("HTTP/1.1 200 ");
	}

	@Test
	void faultWithoutAnEndStaysUntilItIsDeleted() throws Exception {
		this.mixer.fault("{'kind':'refuse','region':'us-west'}");
		this.mixer.fault("{'kind':'refuse','region':'us-east'}");
		this.mixer.pass(Duration.ofMinutes(1));
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> this.mixer.health(Region.US_WEST));
		Client.request("DELETE", this.mixer.simulator().controlPort(), "/faults/f1", "");
		assertThat(this.mixer.health(Region.US_WEST)).startsWith("HTTP/1.1 200 ");
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> this.mixer.health(Region.US_EAST));
	}

	@Test
	void figuresSufferOnlyWhileTheFaultLastsEvenIfNobodyLooksMeanwhile() throws Exception {
		this.mixer.fault("{'kind':'errors','region':'ap','share':1,'code':507,'after':'10s','for':'10s'}");
		this.mixer.pass(Duration.ofMinutes(1));
		Scrape scrape = Scrape.of(this.mixer.metrics("ap/1"));
		assertThat(scrape.sum("ai_mixer_requests_total", "507") / 10).isBetween(40.0, 75.0);
	}

}
