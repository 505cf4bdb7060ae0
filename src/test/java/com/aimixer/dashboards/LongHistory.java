package com.aimixer.dashboards;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.e2e.Mixer;
import com.aimixer.e2e.Program;
import com.aimixer.e2e.RealPrograms;
import com.aimixer.e2e.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a Prometheus knows that has run for three days, of the series that say nothing
 * before: windows of hours and days count only when half of them has been seen, and an
 * availability only when an hour has been watched.
 */
final class LongHistory {

	private static final Duration PAST = Duration.ofDays(3);

	/** Less than the five minutes for which Prometheus takes a sample for the newest. */
	private static final Duration STEP = Duration.ofMinutes(4);

	private LongHistory() {
	}

	/** Write it into the folder of data of a Prometheus that does not run yet. */
	static void write(Workplace work, String folder) throws IOException, InterruptedException {
		Stream<String> rates = Stream.of("us-west", "us-east", "eu-west", "ap")
			.flatMap((region) -> Stream.of("region:ai_mixer_requests:rate5m{region=\"" + region + "\"} 300",
					"region:ai_mixer_request_errors:rate5m{region=\"" + region + "\"} 0.1"));
		Stream<String> uptimes = Mixer.REGIONS.stream()
			.map((region) -> "region_target:ai_mixer_target_availability_ratio:max{region=\"" + region + "\",target=\""
					+ region + "\"} 0.999");
		String samples = Stream.concat(rates, uptimes)
			.flatMap(LongHistory::over)
			.collect(Collectors.joining("\n", "", "\n# EOF\n"));
		Program promtool = work.start("history", List.of(RealPrograms.find(work, "promtool"), "tsdb",
				"create-blocks-from", "openmetrics", work.write("history.txt", samples).toString(), folder));
		assertThat(promtool.exitCode(Duration.ofMinutes(1))).as(promtool.err()).isZero();
	}

	/** The same sample all the time until now. */
	private static Stream<String> over(String sample) {
		Instant now = Instant.now();
		return Stream.iterate(now.minus(PAST), (time) -> !time.isAfter(now), (time) -> time.plus(STEP))
			.map((time) -> sample + " " + time.getEpochSecond());
	}

}
