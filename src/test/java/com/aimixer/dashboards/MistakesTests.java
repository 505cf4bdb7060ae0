package com.aimixer.dashboards;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import com.aimixer.rules.file.JsonChange;
import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The checks of dashboards see mistakes: a good dashboard, broken in one place.
 */
class MistakesTests {

	private static final Path FOLDER = Path.of("src", "test", "resources", "dashboards");

	/**
	 * A row of {@code mistakes.yml}, which says what each column means.
	 */
	record Mistake(String at, @Nullable JsonNode put, String says) {

		@Override
		public String toString() {
			return this.at + ", " + this.says;
		}

	}

	static List<Mistake> mistakes() {
		return Arrays.asList(RuleFile.read(FOLDER.resolve("mistakes.yml"), Mistake[].class));
	}

	@Test
	void nothingIsWrongWithTheGoodDashboard() {
		assertThat(complaints(good())).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void aMistakeIsSeen(Mistake mistake) {
		DashboardFile good = good();
		JsonChange.make(good.json(), mistake.at(), mistake.put());
		assertThat(complaints(DashboardFile.of(good.name(), good.json())))
			.anySatisfy((complaint) -> assertThat(complaint).contains(mistake.says()))
			.hasSizeLessThanOrEqualTo(2);
	}

	private static List<String> complaints(DashboardFile file) {
		return Check.ALL.stream().flatMap((check) -> check.complaints(file)).toList();
	}

	private static DashboardFile good() {
		return DashboardFile.read(FOLDER.resolve("ai-mixer-good.json"));
	}

}
