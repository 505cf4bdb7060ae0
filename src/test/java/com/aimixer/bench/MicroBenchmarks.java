package com.aimixer.bench;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import com.aimixer.bench.report.Table;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the JMH benchmarks of this package with short iterations.
 */
final class MicroBenchmarks {

	private static final TimeValue ITERATION = TimeValue.milliseconds(400);

	/** JMH still needs it, and the JDK would warn of it in every fork. */
	private static final String ALLOW_UNSAFE = "--sun-misc-unsafe-memory-access=allow";

	private MicroBenchmarks() {
	}

	static String run() throws RunnerException {
		if (MicroBenchmarks.class.getResource("/META-INF/BenchmarkList") == null) {
			return "Not measured: the JMH harness was not generated (`META-INF/BenchmarkList` is missing).\n";
		}
		Collection<RunResult> results = new Runner(
				new OptionsBuilder().include(MicroBenchmarks.class.getPackageName() + "\\..*")
					.forks(1)
					.jvmArgsAppend(ALLOW_UNSAFE)
					.warmupIterations(2)
					.warmupTime(ITERATION)
					.measurementIterations(5)
					.measurementTime(ITERATION)
					.verbosity(VerboseMode.SILENT)
					.build())
			.run();
		Table table = new Table(List.of("benchmark", "parameters", "time", "error (99.9 %)", "unit"));
		results.forEach((result) -> add(table, result));
		return table + "\nThe time must not grow with the window.\n";
	}

	private static void add(Table table, RunResult result) {
		var score = result.getPrimaryResult();
		String name = result.getParams().getBenchmark();
		String parameters = result.getParams()
			.getParamsKeys()
			.stream()
			.map((key) -> key + " = " + result.getParams().getParam(key))
			.collect(Collectors.joining(", "));
		table.add(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1), parameters, score.getScore(),
				score.getScoreError(), score.getScoreUnit());
	}

}
