package com.aimixer.monitor.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FrameworkMetersTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	@BeforeEach
	void filter() {
		this.registry.config().meterFilter(new FrameworkMeters());
	}

	@Test
	void requestsOfTheServerGetTheHelpTextTheyLack() {
		Meter.Id id = this.registry.timer("http.server.requests", "uri", "/").getId();
		assertThat(id.getDescription()).isEqualTo("Requests that the monitor has answered.");
		assertThat(id.getTag("uri")).isEqualTo("/");
	}

	@Test
	void aMeterThatIsNotNamedHereStaysAsItIs() {
		Meter.Id id = this.registry.counter("something.else", "a", "b").getId();
		assertThat(id.getName()).isEqualTo("something.else");
		assertThat(id.getDescription()).isNull();
	}

	@Test
	void metersWithForeignUnitsOrReservedNamesAreLeftOutOrRenamed() {
		new ProcessorMetrics().bindTo(this.registry);
		this.registry.counter("tomcat.sessions.created");
		assertThat(this.registry.getMeters()).extracting((meter) -> meter.getId().getName())
			.contains("system.cpus", "process.cpu.usage")
			.doesNotContain("system.cpu.count", "process.cpu.time", "tomcat.sessions.created");
	}

}
