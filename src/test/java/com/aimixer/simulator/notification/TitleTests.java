package com.aimixer.simulator.notification;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TitleTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			[FIRING:1] CRITICAL HighLatency in us-west              | TRIGGER | critical | HighLatency | us-west
			[FIRING:12] WARNING PodRestarts in ap                   | TRIGGER | warning  | PodRestarts | ap
			[RESOLVED] CRITICAL HighLatency in us-west              | RESOLVE | critical | HighLatency | us-west
			[FIRING:1] CRITICAL MonitorDown                         | TRIGGER | critical | MonitorDown |
			[FIRING:1] NONE Watchdog                                | TRIGGER | none     | Watchdog    |
			[FIRING:1] HighLatency in eu-west                       | TRIGGER |          | HighLatency | eu-west
			[FIRING:1] CRITICAL ServiceDown in global: no answer    | TRIGGER | critical | ServiceDown | global
			[FIRING:1] CRITICAL MonitorDown instead of a region     | TRIGGER | critical | MonitorDown |
			[FIRING:2, RESOLVED:1] INFO LoudnessOffTarget in ap     | TRIGGER | info     | LoudnessOffTarget | ap
			Hello                                                   | TRIGGER |          |             |
			[FIRING:1]                                              | TRIGGER |          |             |
			""")
	void titleSaysWhatHappensHowBadWhatAndWhere(String text, Action action, String severity, String alertname,
			String region) {
		assertThat(Title.parse(text)).isEqualTo(new Title(action, severity, alertname, region));
	}

}
