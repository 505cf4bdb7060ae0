package com.aimixer.bench.heap;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bound of the memory, in a JVM that has no more. It takes a core for some minutes,
 * so it runs with the long ones.
 */
@Tag("real")
class HeapIT {

	@Test
	void tenThousandEndpointsWithTheirAlertsAndAFullQueueFitIntoHalfAGigabyte()
			throws IOException, InterruptedException {
		String taken = HeapRun.run();
		System.out.println(taken);
		assertThat(taken).contains("1,000,000 records", "10,000 probers", "20,000 alerts")
			.containsPattern("^[123]\\d\\d MB of heap used, ")
			.containsPattern(" [123]\\d\\d MB while the disk fails, when 3\\d,\\d{3} facts waited");
	}

}
