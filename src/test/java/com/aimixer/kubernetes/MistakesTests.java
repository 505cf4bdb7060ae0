package com.aimixer.kubernetes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.aimixer.rules.file.RuleFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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
			make(manifest.json(), mistake, JsonPointer.compile(mistake.at()));
		}
		return new Manifests("good", all, AROUND.neighbours());
	}

	private static void make(JsonNode json, Mistake mistake, JsonPointer at) {
		JsonNode parent = json.at(at.head());
		String name = at.last().getMatchingProperty();
		JsonNode put = mistake.put();
		switch (parent) {
			case ArrayNode array when put == null -> array.remove(Integer.parseInt(name));
			case ArrayNode array when array.has(Integer.parseInt(name)) -> array.set(Integer.parseInt(name), put);
			case ArrayNode array -> array.add(put);
			case ObjectNode object when put == null -> object.remove(name);
			case ObjectNode object -> object.set(name, put);
			default -> throw new IllegalArgumentException("there is no place for " + mistake);
		}
	}

	private static List<String> complaints(Manifests manifests) {
		return Check.ALL.stream().flatMap((check) -> check.complaints(manifests, AROUND)).toList();
	}

	private static Manifests good() {
		return Manifests.parse("good", Documents.read(FOLDER.resolve("good.yaml"))).beside(AROUND.neighbours());
	}

}
