package com.aimixer.monitor.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.aimixer.monitor.view.AvailabilityView;
import com.aimixer.monitor.view.EndpointView;
import com.aimixer.monitor.view.LatencyView;
import com.aimixer.monitor.view.StatusView;
import com.aimixer.monitor.view.SummaryView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Headlines, by how many endpoints are healthy, degraded, unknown, unhealthy.
 */
class VerdictTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			6 | 0 | 0 | 0 | All 6 endpoints are healthy        | 6 healthy
			1 | 0 | 0 | 0 | e0 is healthy                      | 1 healthy
			5 | 1 | 0 | 0 | e5 is degraded                     | 1 degraded, 5 healthy
			3 | 0 | 3 | 0 | Nothing is known of e3, e4, e5     | 3 unknown, 3 healthy
			0 | 0 | 6 | 0 | Nothing is known at present        | 6 unknown
			3 | 1 | 0 | 2 | e4, e5 are unhealthy               | 2 unhealthy, 1 degraded, 3 healthy
			2 | 0 | 0 | 4 | 4 of 6 endpoints are unhealthy     | 4 unhealthy, 2 healthy
			0 | 0 | 0 | 6 | All 6 endpoints are unhealthy      | 6 unhealthy
			""")
	void theWorstIsNamed(int healthy, int degraded, int unknown, int unhealthy, String headline, String counts) {
		List<EndpointView> endpoints = new ArrayList<>();
		add(endpoints, healthy, "healthy");
		add(endpoints, degraded, "degraded");
		add(endpoints, unknown, "unknown");
		add(endpoints, unhealthy, "unhealthy");
		StatusView fleet = new StatusView(endpoints.getLast().status(), Instant.EPOCH,
				new SummaryView(healthy, degraded, unhealthy, unknown), endpoints);
		assertThat(Verdict.of(fleet)).isEqualTo(new Verdict(endpoints.getLast().status(), headline, counts));
	}

	private static void add(List<EndpointView> endpoints, int count, String status) {
		for (int i = 0; i < count; i++) {
			String name = "e" + endpoints.size();
			endpoints.add(new EndpointView(name, name, "http://" + name, status, Instant.EPOCH, List.of(), null, null,
					new AvailabilityView(null, 0, 0, 1), new LatencyView(null, null, null, 0), null));
		}
	}

}
