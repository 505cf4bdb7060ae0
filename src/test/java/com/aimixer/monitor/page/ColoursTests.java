package com.aimixer.monitor.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Contrasts of the colours in the style sheet, reckoned as in the Web Content
 * Accessibility Guidelines, on both grounds that something is drawn on.
 */
class ColoursTests {

	private static final Pattern COLOUR = Pattern.compile("--([\\w-]+): #([0-9a-f]+);");

	private static final Pattern DIGITS = Pattern.compile("(..)(..)(..)");

	@ParameterizedTest
	@CsvSource({ "up, 3", "slow, 3", "partly, 3", "down, 3", "unknown, 3", "text, 4.5", "soft, 4.5", "link, 4.5" })
	void whatMustBeSeenStandsOut(String name, double least) throws IOException {
		String style = new ClassPathResource("static/page/page.css").getContentAsString(StandardCharsets.UTF_8);
		String[] schemes = style.split("prefers-color-scheme: dark", 2);
		Map<String, String> light = colours(schemes[0]);
		Map<String, String> dark = new HashMap<>(light);
		dark.putAll(colours(schemes[1]));
		for (String ground : new String[] { "card", "ground" }) {
			assertThat(contrast(light, name, ground)).as("light on " + ground).isGreaterThanOrEqualTo(least);
			assertThat(contrast(dark, name, ground)).as("dark on " + ground).isGreaterThanOrEqualTo(least);
		}
	}

	private static Map<String, String> colours(String style) {
		Map<String, String> colours = new HashMap<>();
		COLOUR.matcher(style).results().forEach((each) -> colours.put(each.group(1), sixDigits(each.group(2))));
		return colours;
	}

	private static String sixDigits(String colour) {
		return (colour.length() == 3) ? colour.replaceAll("(.)", "$1$1") : colour;
	}

	private static double contrast(Map<String, String> colours, String one, String other) {
		double first = luminance(Objects.requireNonNull(colours.get(one), one));
		double second = luminance(Objects.requireNonNull(colours.get(other), other));
		return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
	}

	private static double luminance(String colour) {
		MatchResult parts = DIGITS.matcher(colour).results().findFirst().orElseThrow();
		return 0.2126 * linear(parts.group(1)) + 0.7152 * linear(parts.group(2)) + 0.0722 * linear(parts.group(3));
	}

	private static double linear(String part) {
		double value = Integer.parseInt(part, 16) / 255.0;
		return (value <= 0.04045) ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

}
