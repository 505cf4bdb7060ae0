package com.aimixer.monitor.probe.http;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.PhaseTimes;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Prober;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.time.SystemTimeSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every fault on the wire has one result, one reason and one charged phase. The probes of
 * all rows run side by side before the first row is looked at.
 */
class FaultMatrixTests {

	private static final Duration SHORT = Duration.ofMillis(500);

	private static final Set<RawFault> HANGING = EnumSet.of(RawFault.HANGS_AFTER_ACCEPT, RawFault.DRIPS_ITS_HEAD,
			RawFault.DRIPS_ITS_BODY, RawFault.HANGS_IN_ITS_BODY);

	private static final Map<RawFault, Run> runs = new EnumMap<>(RawFault.class);

	private static final HttpProbers hurried = new HttpProbers(new SystemTimeSource(), SHORT);

	private static final HttpProbers patient = new HttpProbers(new SystemTimeSource(), Duration.ofSeconds(20));

	private static final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	@BeforeAll
	static void probeAll() {
		patient.warmUp();
		// the deadlines first: those that send for ever would leave them no processor
		HANGING.forEach((fault) -> start(fault, hurried));
		runs.values().forEach((run) -> run.outcome().join());
		EnumSet.complementOf(EnumSet.copyOf(HANGING)).forEach((fault) -> start(fault, patient));
	}

	private static void start(RawFault fault, HttpProbers probers) {
		RawServer server = fault.start();
		Prober prober = probers.proberFor(Endpoints.at(server.http()));
		runs.put(fault, new Run(server, CompletableFuture.supplyAsync(prober::probe, threads)));
	}

	@AfterAll
	static void close() {
		runs.values().forEach((run) -> run.server().close());
		threads.close();
		hurried.close();
		patient.close();
	}

	@ParameterizedTest(name = "{0}: {1} in {2}")
	@CsvSource(delimiter = '|',
			textBlock = """
					HANGS_AFTER_ACCEPT       | TIMEOUT   | WAIT | no answer within 500 ms (waiting for the response head)
					DRIPS_ITS_HEAD           | TIMEOUT   | WAIT | no answer within 500 ms (waiting for the response head)
					DRIPS_ITS_BODY           | TIMEOUT   | BODY | no answer within 500 ms (reading the body)
					HANGS_IN_ITS_BODY        | TIMEOUT   | BODY | no answer within 500 ms (reading the body)
					HANGS_WITH_A_503         | STATUS    | WAIT | HTTP 503, expected 200-299
					RESETS_BEFORE_ITS_HEAD   | RESET     | WAIT | connection reset by 127.0.0.1:* before the response head was complete
					RESETS_IN_ITS_HEAD       | RESET     | WAIT | connection reset by 127.0.0.1:* before the response head was complete
					RESETS_IN_ITS_BODY       | RESET     | BODY | connection reset by 127.0.0.1:* in the body
					CLOSES_BEFORE_ITS_HEAD   | PROTOCOL  | WAIT | connection closed before the response head
					CLOSES_IN_ITS_HEAD       | PROTOCOL  | WAIT | response head broken off or longer than 256 kB
					CLOSES_IN_ITS_BODY       | PROTOCOL  | BODY | connection closed in the body
					CLOSES_IN_A_CHUNK        | PROTOCOL  | BODY | connection closed in the body
					CLOSES_BETWEEN_CHUNKS    | PROTOCOL  | BODY | connection closed in the body
					SENDS_A_BROKEN_CHUNK_SIZE| PROTOCOL  | BODY | broken framing of the body
					SENDS_A_HUGE_CHUNK_SIZE  | PROTOCOL  | BODY | broken framing of the body
					SENDS_TWO_LENGTHS        | PROTOCOL  | WAIT | conflicting Content-Length 3 and 4
					SENDS_A_LIST_OF_LENGTHS  | PROTOCOL  | WAIT | impossible Content-Length '3, 3'
					SENDS_A_NEGATIVE_LENGTH  | PROTOCOL  | WAIT | impossible Content-Length '-1'
					SENDS_A_GARBAGE_LENGTH   | PROTOCOL  | WAIT | impossible Content-Length 'many'
					SENDS_AN_ENDLESS_LENGTH  | PROTOCOL  | WAIT | impossible Content-Length '99999999999999999999'
					SENDS_LENGTH_AND_CHUNKS  | PROTOCOL  | WAIT | conflicting lengths: both Content-Length and Transfer-Encoding
					SENDS_AN_UNKNOWN_CODING  | PROTOCOL  | WAIT | Transfer-Encoding 'gzip, chunked' was not asked for
					SENDS_GARBAGE            | PROTOCOL  | WAIT | no HTTP response: 'garbage'
					SENDS_A_BODY_ONLY        | PROTOCOL  | WAIT | no HTTP response: '<html>as HTTP 0.9 did</html>'
					SENDS_A_NEGATIVE_STATUS  | PROTOCOL  | WAIT | impossible status code
					SENDS_A_STATUS_BELOW_100 | PROTOCOL  | WAIT | impossible status code 42
					SENDS_CONTINUE_FOR_EVER  | PROTOCOL  | WAIT | response head broken off or longer than 256 kB
					SENDS_HEADERS_FOR_EVER   | PROTOCOL  | WAIT | response head broken off or longer than 256 kB
					SENDS_A_LINE_FOR_EVER    | PROTOCOL  | WAIT | response head broken off or longer than 256 kB
					SENDS_A_BODY_FOR_EVER    | TOO_LARGE | BODY | body larger than 2048 kB
					SENDS_CHUNKS_FOR_EVER    | TOO_LARGE | BODY | body larger than 2048 kB
					ANNOUNCES_TOO_MUCH       | TOO_LARGE | BODY | body larger than 2048 kB
					ASKS_FOR_A_PROXY_LOGIN   | STATUS    | WAIT | HTTP 407, expected 200-299
					ASKS_FOR_A_RETRY_AT_ONCE | STATUS    | WAIT | HTTP 503, expected 200-299
					""")
	void aFaultHasOneReasonAndOnePhase(RawFault fault, Reason reason, Phase phase, String detail) {
		Run run = Objects.requireNonNull(runs.get(fault));
		Failed failed = (Failed) run.outcome().join();
		assertThat(failed.reason()).as(failed.toString()).isEqualTo(reason);
		assertThat(failed.phase()).as(failed.toString()).isEqualTo(phase);
		assertThat(failed.detail().replaceAll("(127\\.0\\.0\\.1:)\\d+", "$1*")).isEqualTo(detail);
		assertThat(sum(failed.phases())).isEqualTo(failed.duration());
		assertThat(run.server().accepted()).as("connections made").isEqualTo(1);
		if (HANGING.contains(fault)) {
			assertThat(failed.duration()).isBetween(SHORT, SHORT.multipliedBy(4));
			assertThat(failed.phases().duration(phase)).isGreaterThan(SHORT.dividedBy(2));
		}
	}

	private static Duration sum(PhaseTimes times) {
		Duration sum = Duration.ZERO;
		for (Phase phase : Phase.values()) {
			sum = sum.plus(times.duration(phase));
		}
		return sum;
	}

	private record Run(RawServer server, CompletableFuture<ProbeOutcome> outcome) {
	}

}
