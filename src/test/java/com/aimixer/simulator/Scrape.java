package com.aimixer.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The samples of one or more scrapes, with the little arithmetic that tests need.
 */
record Scrape(List<Sample> samples) {

	private static final Pattern LINE = Pattern.compile("(\\w+)\\{(.*)} (\\S+)");

	Scrape {
		samples = List.copyOf(samples);
	}

	static Scrape of(String text) {
		return new Scrape(text.lines().map(LINE::matcher).filter(Matcher::matches).map(Scrape::sample).toList());
	}

	Scrape plus(Scrape other) {
		List<Sample> all = new ArrayList<>(this.samples);
		all.addAll(other.samples);
		return new Scrape(all);
	}

	double sum(String name, String label) {
		return sum(name, (labels) -> labels.contains(label));
	}

	double sum(String name) {
		return sum(name, (_) -> true);
	}

	List<Double> values(String name) {
		return this.samples.stream().filter((sample) -> sample.name().equals(name)).map(Sample::value).toList();
	}

	List<Sample> samples(String name, String label) {
		return this.samples.stream()
			.filter((sample) -> sample.name().equals(name) && sample.labels().contains(label))
			.toList();
	}

	double errors() {
		return sum("ai_mixer_requests_total", (labels) -> !labels.contains("status=\"200\""));
	}

	double below(String bound) {
		return sum("ai_mixer_processing_duration_seconds_bucket", "le=\"" + bound + "\"");
	}

	private double sum(String name, Predicate<String> labels) {
		return this.samples.stream()
			.filter((sample) -> sample.name().equals(name) && labels.test(sample.labels()))
			.mapToDouble(Sample::value)
			.sum();
	}

	private static Sample sample(Matcher line) {
		return new Sample(line.group(1), line.group(2), Double.parseDouble(line.group(3)));
	}

	record Sample(String name, String labels, double value) {
	}

}
