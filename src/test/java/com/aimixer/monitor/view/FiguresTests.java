package com.aimixer.monitor.view;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTests {

	@ParameterizedTest
	@CsvSource({ "1.0, 100 %", "0.999999, 99.9999 %", "0.99995, 99.9950 %", "0.99949, 99.949 %", "0.9949, 99.49 %",
			"0.98999, 98.9 %", "0.666666, 66.6 %", "0.29, 29.0 %", "0.0, 0 %" })
	void aShareHasADigitMoreThanItHasNinesAndIsNeverRoundedUp(double ratio, String words) {
		assertThat(Figures.percent(ratio)).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource({ "0.2, 0.20 ms", "8.416, 8.42 ms", "9.994, 9.99 ms", "9.996, 10.0 ms", "42.06, 42.1 ms",
			"99.96, 100 ms", "240.4, 240 ms", "999.4, 999 ms", "999.6, 1.00 s", "5000, 5.00 s" })
	void aResponseTimeHasThreeDigits(double millis, String words) {
		assertThat(Figures.millis(millis)).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, 0 s", "PT0.25S, 250 ms", "PT59.9S, 59 s", "PT60S, 1 min", "PT200S, 3 min 20 s", "PT5H, 5 h",
			"PT23H59M59S, 23 h 59 min", "PT24H, 24 h", "PT52H, 2 d 4 h" })
	void aSpanHasItsTwoLargestUnits(Duration span, String words) {
		assertThat(Figures.span(span)).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 s", "0.00000001, 0 s", "0.0010532407407407407, 1 min 31 s", "0.999999, 23 h 59 min", "1, 24 h" })
	void aDayIsWholeOnlyWhenNothingIsMissing(double coverage, String words) {
		assertThat(Figures.observed(coverage)).isEqualTo(words);
	}

}
