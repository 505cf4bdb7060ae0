package com.aimixer.kubernetes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.aimixer.rules.file.JsonChange;
import com.aimixer.rules.file.RuleFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The checks of manifests see mistakes: good ones, broken in one place.
 */
class MistakesTests {

	private static final Path FOLDER = Path.of("src", "test", "resources", "kubernetes");

	private static final Surroundings AROUND = Surroundings.read(FOLDER.resolve("good.yml"), FOLDER.resolve("good.md"),
			"good");

	/**
	 * A row of {@code mistakes.yml}, which says what each column means.
	 */
	record Mistake(@Nullable String in, @Nullable String at, @Nullable JsonNode put, String says) {

		@Override
		public String toString() {
			return this.in + " " + this.at + ", " + this.says;
		}

	}

	static List<Mistake> mistakes() {
		return Arrays.asList(RuleFile.read(FOLDER.resolve("mistakes.yml"), Mistake[].class));
	}

	@Test
	void nothingIsWrongWithTheGoodOnes() {
		assertThat(complaints(good())).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void aMistakeIsSeen(Mistake mistake) {
		assertThat(complaints(broken(mistake)))
			.anySatisfy((complaint) -> assertThat(complaint).contains(mistake.says()))
			.hasSizeLessThanOrEqualTo(19);
	}

	private static Manifests broken(Mistake mistake) {
		List<Manifest> all = new ArrayList<>(good().all());
		if (mistake.in() == null) {
			all.add(new Manifest(Objects.requireNonNull(mistake.put())));
			return new Manifests("good", all, AROUND.neighbours());
		}
		Manifest manifest = all.stream()
			.filter((candidate) -> candidate.toString().equals(mistake.in()))
			.findFirst()
			.orElseThrow();
		if (mistake.at() == null) {
			all.remove(manifest);
		}
		else {
			JsonChange.make(manifest.json(), mistake.at(), mistake.put());
		}
		return new Manifests("good", all, AROUND.neighbours());
	}

	private static List<String> complaints(Manifests manifests) {
		return Check.ALL.stream().flatMap((check) -> check.complaints(manifests, AROUND)).toList();
	}

	private static Manifests good() {
		return Manifests.parse("good", Documents.read(FOLDER.resolve("good.yaml"))).beside(AROUND.neighbours());
	}

}
