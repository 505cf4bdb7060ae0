package com.aimixer.dashboards;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What readers rely on in each of the committed dashboards.
 */
class DashboardTests {

	static List<DashboardFile> files() {
		return DashboardFile.all();
	}

	@ParameterizedTest
	@MethodSource("files")
	void nothingIsWrongWithTheDashboard(DashboardFile file) {
		assertThat(Check.ALL.stream().flatMap((check) -> check.complaints(file))).isEmpty();
	}

}
