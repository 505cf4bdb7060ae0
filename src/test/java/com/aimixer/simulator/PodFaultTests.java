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

class PodFaultTests {

	private static final String REQUESTS = "ai_mixer_requests_total";

	private RunningSimulator mixer;

	@BeforeEach
	void start() throws StartException {
		this.mixer = new RunningSimulator();
		this.mixer.pass(Duration.ofMinutes(1));
	}

	@AfterEach
	void stop() {
		this.mixer.close();
	}

	@Test
	void hotPeaksAndQuietAudioShowInEveryPodOfTheRegionAndInItsHealth() throws Exception {
		this.mixer.fault("{'kind':'hot-peaks','region':'eu-west','db':-0.7}");
		this.mixer.fault("{'kind':'quiet-audio','region':'eu-west','lufs':-30}");
		for (int pod = 1; pod <= 4; pod++) {
			Scrape scrape = scrape("eu-west/" + pod);
			assertThat(scrape.values("ai_mixer_audio_peak_db")).containsExactly(-0.7);
			assertThat(scrape.values("ai_mixer_audio_lufs")).containsExactly(-30.0);
		}
		assertThat(this.mixer.health(Region.EU_WEST)).contains("\"lufs\":-30.0", "\"peakDb\":-0.7");
		assertThat(scrape("ap/1").sum("ai_mixer_audio_lufs")).isBetween(-14.5, -13.5);
	}

	@Test
	void withoutTrafficCountersStandStillAndStreamsAreZero() throws Exception {
		this.mixer.fault("{'kind':'no-traffic','region':'ap','for':'30s'}");
		double before = scrape("ap/1").sum(REQUESTS);
		this.mixer.pass(Duration.ofSeconds(29));
		assertThat(scrape("ap/1").sum(REQUESTS)).isEqualTo(before).isPositive();
		assertThat(scrape("ap/1").sum("ai_mixer_active_streams")).isZero();
		this.mixer.pass(Duration.ofSeconds(11));
		assertThat((scrape("ap/1").sum(REQUESTS) - before) / 10).isBetween(45.0, 70.0);
		assertThat(scrape("ap/1").sum("ai_mixer_active_streams")).isPositive();
	}

	@Test
	void errorsAreCountedUnderTheirStatus() throws Exception {
		Scrape before = scrape("us-east/3");
		this.mixer.fault("{'kind':'errors','region':'us-east','share':0.1,'code':504}");
		this.mixer.pass(Duration.ofMinutes(2));
		Scrape after = scrape("us-east/3");
		double share = after.sum(REQUESTS, "status=\"504\"") / (after.sum(REQUESTS) - before.sum(REQUESTS));
		assertThat(share).isBetween(0.08, 0.12);
	}

	@Test
	void slowRequestsMoveTheHistogram() throws Exception {
		double before = scrape("us-west/1").below("0.25");
		this.mixer.fault("{'kind':'slow-requests','region':'us-west','delay':'400ms'}");
		this.mixer.pass(Duration.ofMinutes(1));
		Scrape after = scrape("us-west/1");
		assertThat(after.below("0.25")).isEqualTo(before);
		assertThat(after.below("0.5") - before).isGreaterThan(3_000);
		assertThat(this.mixer.health(Region.US_WEST)).startsWith("HTTP/1.1 200 ");
	}

	@Test
	void aShareOfSlowRequestsMovesTheTailOnly() throws Exception {
		Scrape before = scrape("us-west/1");
		this.mixer.fault("{'kind':'slow-requests','region':'us-west','delay':'800ms','share':0.03}");
		this.mixer.pass(Duration.ofMinutes(2));
		Scrape after = scrape("us-west/1");
		double requests = after.sum(REQUESTS) - before.sum(REQUESTS);
		assertThat((after.below("0.5") - before.below("0.5")) / requests).isBetween(0.96, 0.98);
		assertThat((after.below("0.1") - before.below("0.1")) / requests).isGreaterThan(0.95);
	}

	@Test
	void aShortDelayMissesTheTargetWithoutBeingHighLatency() throws Exception {
		Scrape before = scrape("us-west/1");
		this.mixer.fault("{'kind':'slow-requests','region':'us-west','delay':'20ms'}");
		this.mixer.pass(Duration.ofMinutes(2));
		Scrape after = scrape("us-west/1");
		double requests = after.sum(REQUESTS) - before.sum(REQUESTS);
		assertThat((after.below("0.05") - before.below("0.05")) / requests).as("p95 above 50 ms").isLessThan(0.93);
		assertThat((after.below("0.1") - before.below("0.1")) / requests).as("p99 below 100 ms").isGreaterThan(0.993);
	}

	@Test
	void lessTrafficLeavesTheOtherShare() throws Exception {
		Scrape before = scrape("ap/1");
		this.mixer.fault("{'kind':'less-traffic','region':'ap','share':0.8}");
		this.mixer.pass(Duration.ofMinutes(2));
		Scrape after = scrape("ap/1");
		assertThat((after.sum(REQUESTS) - before.sum(REQUESTS)) / 120).isBetween(9.0, 15.0);
		assertThat(after.sum("ai_mixer_active_streams")).isBetween(20.0, 35.0);
	}

	@Test
	void gonePodLeavesDiscoveryAndComesBackWithEmptyCounters() throws Exception {
		double before = scrape("ap/3").sum(REQUESTS);
		this.mixer.fault("{'kind':'pod-gone','pod':'ap/3'}");
		assertThat(this.mixer.control("/sd/targets").size()).isEqualTo(22);
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> scrape("ap/3"));
		this.mixer.pass(Duration.ofSeconds(20));
		this.mixer.heal();
		this.mixer.pass(Duration.ofSeconds(10));
		assertThat(this.mixer.control("/sd/targets").size()).isEqualTo(23);
		assertThat(scrape("ap/3").sum(REQUESTS)).isBetween(400.0, 800.0).isLessThan(before);
	}

	@Test
	void restartingPodComesAndGoesAndBeginsAtZeroEachTime() throws Exception {
		this.mixer.fault("{'kind':'pod-restarting','pod':'ap/1','every':'20s','downtime':'4s'}");
		assertThat(this.mixer.control("/sd/targets").size()).as("it is still listed").isEqualTo(23);
		for (int life = 0; life < 3; life++) {
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> scrape("ap/1"));
			this.mixer.pass(Duration.ofSeconds(14));
			assertThat(scrape("ap/1").sum(REQUESTS)).as("ten seconds of life").isBetween(400.0, 800.0);
			this.mixer.pass(Duration.ofSeconds(6));
		}
	}

	@Test
	void oneCallTakesAWholeRegionDownAndSaysWhatItHits() throws Exception {
		JsonNode answer = this.mixer.fault("{'kind':'region-down','region':'ap','for':'1m'}");
		assertThat(answer.get("hits")).extracting(JsonNode::asString)
			.hasSize(5)
			.contains("http://127.0.0.1:" + this.mixer.http(Region.AP) + "/health",
					"https://127.0.0.1:" + this.mixer.https(Region.AP) + "/health")
			.anyMatch((hit) -> hit.endsWith(":" + this.mixer.pod("ap/3") + "/metrics"));
		for (int port : new int[] { this.mixer.http(Region.AP), this.mixer.https(Region.AP), this.mixer.pod("ap/1"),
				this.mixer.pod("ap/2"), this.mixer.pod("ap/3") }) {
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> Client.connect(port));
		}
		assertThat(this.mixer.health(Region.US_WEST)).startsWith("HTTP/1.1 200 ");
		this.mixer.pass(Duration.ofMinutes(1));
		assertThat(this.mixer.health(Region.AP)).startsWith("HTTP/1.1 200 ");
		assertThat(scrape("ap/2").sum(REQUESTS)).isPositive();
	}

	private Scrape scrape(String pod) throws Exception {
		return Scrape.of(this.mixer.metrics(pod));
	}

}
