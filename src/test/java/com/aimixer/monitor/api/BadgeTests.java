package com.aimixer.monitor.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.availability.Availability;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.health.Judgement;
import com.aimixer.monitor.latency.LatencySummary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BadgeTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1       | 1      | 100 %            | #2e7d32
			0.9993  | 1      | 99.930 %         | #2e7d32
			0.29    | 1      | 29.0 %           | #c62828
			0.94    | 0.041  | 94.0 %           | #9a6700
			1       | 0.04   | 100 % (57 min 36 s) | #616161
			0.5     | 0.0021 | 50.0 % (3 min 1 s)  | #616161
			""")
	void anAvailabilityIsThatOfThePageAndGreyUntilAnHourWasSeen(double ratio, double coverage, String value,
			String colour) {
		Availability availability = new Availability(ratio, coverage, 0, 1);
		Instant now = Instant.EPOCH;
		EndpointFacts facts = new EndpointFacts(Endpoint.of("ap", URI.create("http://127.0.0.1:1/")), now, State.UP,
				new Judgement(HealthStatus.HEALTHY, List.of()), now, null, null, null, availability,
				new LatencySummary(null, null, null, 0), null);
		assertThat(Badge.availability(facts)).isEqualTo(new Badge("ap 24h", value, colour));
	}

}
