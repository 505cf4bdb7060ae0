package com.aimixer.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

import com.aimixer.simulator.mixer.Region;
import com.aimixer.simulator.server.Answer;
import com.aimixer.simulator.server.Handler;
import com.aimixer.simulator.server.Request;
import com.aimixer.simulator.time.SimulatorClock;
import com.aimixer.simulator.traffic.Audio;
import com.aimixer.simulator.traffic.PodTraffic;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /health} of one region, 5 to 30 ms after the request. The figures are those of
 * the pods behind it; a mere entry point has all pods behind it.
 */
final class EndpointHealth implements Handler {

	private static final String VERSION = "2.3.1";

	private final JsonMapper json = JsonMapper.builder().build();

	private final Region region;

	private final long seed;

	private final SimulatorClock clock;

	private final List<PodTraffic> pods;

	private final AtomicLong requests = new AtomicLong();

	EndpointHealth(Region region, long seed, SimulatorClock clock, List<PodTraffic> pods) {
		this.region = region;
		this.seed = seed + region.number();
		this.clock = clock;
		this.pods = pods.stream().filter((pod) -> region.pods() == 0 || pod.pod().region() == region).toList();
	}

	@Override
	public Answer answer(Request request) throws InterruptedException {
		if (!request.path().equals("/health")) {
			return Answer.text(404, "there is no " + request.path() + "; ask for /health\n");
		}
		if (!request.isRead()) {
			return Answer.text(405, "/health takes GET and HEAD\n");
		}
		this.clock.sleep(usualDelay());
		return Answer.json(200, this.json.writeValueAsString(document()));
	}

	private Duration usualDelay() {
		SplittableRandom random = new SplittableRandom(this.seed * 31 + this.requests.incrementAndGet());
		return Duration.ofMillis(5 + (long) (random.nextDouble() * random.nextDouble() * 23));
	}

	private Map<String, Object> document() {
		Duration now = this.clock.elapsed();
		this.pods.forEach((pod) -> pod.advance(now));
		List<Audio> audio = this.pods.stream().map(PodTraffic::audio).toList();
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("lufs", rounded(audio.stream().mapToDouble(Audio::lufs).average().orElseThrow()));
		figures.put("peakDb", audio.stream().mapToDouble(Audio::peakDb).max().orElseThrow());
		figures.put("activeStreams", audio.stream().mapToLong(Audio::activeStreams).sum());
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("status", "ok");
		document.put("region", this.region.label());
		document.put("version", VERSION);
		document.put("uptimeSeconds", now.toSeconds());
		document.put("audio", figures);
		return document;
	}

	private static double rounded(double value) {
		return Math.round(value * 100) / 100.0;
	}

}
