package com.aimixer.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import com.aimixer.simulator.mixer.Pod;
import com.aimixer.simulator.mixer.Region;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrafficTests {

	private static final Duration MINUTES = Duration.ofMinutes(5);

	@Test
	void wholeServiceCarriesMoreThanAThousandRequestsPerSecond() throws Exception {
		try (RunningSimulator mixer = new RunningSimulator()) {
			for (int minute = 0; minute < 6; minute++) {
				double before = scrape(mixer).sum("ai_mixer_requests_total");
				mixer.pass(Duration.ofMinutes(1));
				double rate = (scrape(mixer).sum("ai_mixer_requests_total") - before) / 60;
				assertThat(rate).isBetween(1_200.0, 1_900.0);
			}
		}
	}

	@Test
	void p95IsAboutFortyMillis() throws Exception {
		try (RunningSimulator mixer = new RunningSimulator()) {
			mixer.pass(MINUTES);
			Scrape scrape = scrape(mixer);
			double count = scrape.sum("ai_mixer_processing_duration_seconds_count");
			assertThat(count).isEqualTo(scrape.sum("ai_mixer_requests_total")).isEqualTo(scrape.below("+Inf"));
			assertThat(scrape.below("0.04") / count).isBetween(0.93, 0.97);
			assertThat(scrape.below("0.1") / count).as("p99 is below the target").isGreaterThan(0.995);
			assertThat(scrape.sum("ai_mixer_processing_duration_seconds_sum") / count).isBetween(0.017, 0.023);
		}
	}

	@Test
	void fewRequestsFail() throws Exception {
		try (RunningSimulator mixer = new RunningSimulator()) {
			mixer.pass(MINUTES);
			Scrape scrape = scrape(mixer);
			assertThat(scrape.errors() / scrape.sum("ai_mixer_requests_total")).isBetween(0.0001, 0.0006);
		}
	}

	@Test
	void soundStaysInItsRange() throws Exception {
		try (RunningSimulator mixer = new RunningSimulator()) {
			for (int i = 0; i < 60; i++) {
				mixer.pass(Duration.ofSeconds(7));
				Scrape scrape = Scrape.of(mixer.metrics("us-west/" + (1 + i % 8)));
				assertThat(scrape.sum("ai_mixer_audio_lufs")).isBetween(-14.5, -13.5);
				assertThat(scrape.sum("ai_mixer_audio_peak_db")).isBetween(-6.0, -3.5);
				assertThat(scrape.sum("ai_mixer_active_streams")).isBetween(100.0, 220.0);
			}
		}
	}

	@Test
	void someGenresAreMoreCommonThanOthers() throws Exception {
		try (RunningSimulator mixer = new RunningSimulator()) {
			mixer.pass(MINUTES);
			Scrape scrape = scrape(mixer);
			double all = scrape.sum("ai_mixer_genre_classifications_total");
			assertThat(all / scrape.sum("ai_mixer_requests_total", "status=\"200\"")).isBetween(0.32, 0.35);
			assertThat(scrape.sum("ai_mixer_genre_classifications_total", "techno") / all).isGreaterThan(0.2);
			assertThat(scrape.sum("ai_mixer_genre_classifications_total", "ambient") / all).isBetween(0.005, 0.05);
		}
	}

	@Test
	void sameSeedAndTimeGiveTheSameFiguresHoweverOftenSomebodyLooks() throws Exception {
		try (RunningSimulator often = new RunningSimulator(7, null);
				RunningSimulator once = new RunningSimulator(7, null);
				RunningSimulator other = new RunningSimulator(8, null)) {
			for (int i = 0; i < 90; i++) {
				often.pass(Duration.ofMillis(333));
				often.metrics("ap/1");
			}
			List.of(once, other).forEach((mixer) -> mixer.clock().advance(Duration.ofMillis(333 * 90)));
			assertThat(often.metrics("ap/1")).isEqualTo(once.metrics("ap/1")).isNotEqualTo(other.metrics("ap/1"));
			assertThat(often.simulator().fleet()).isEqualTo(once.simulator().fleet())
				.isNotEqualTo(other.simulator().fleet());
		}
	}

	@Test
	void healthShowsTheSoundOfTheRegion() throws Exception {
		try (RunningSimulator mixer = new RunningSimulator()) {
			mixer.fault("{'kind':'hot-peaks','pod':'ap/2','db':-0.5}");
			assertThat(mixer.health(Region.AP)).contains("\"region\":\"ap\"", "\"peakDb\":-0.5", "\"lufs\":-1");
			assertThat(mixer.health(Region.US_WEST)).doesNotContain("\"peakDb\":-0.5");
		}
	}

	private static Scrape scrape(RunningSimulator mixer) throws IOException {
		Scrape all = new Scrape(List.of());
		for (Pod pod : mixer.simulator().fleet().pods()) {
			all = all.plus(Scrape.of(mixer.metrics(pod.name())));
		}
		return all;
	}

}
