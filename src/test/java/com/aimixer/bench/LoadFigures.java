package com.aimixer.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import com.aimixer.bench.report.Distribution;
import com.aimixer.bench.subject.PageTimes;
import com.aimixer.bench.subject.Workload;

/**
 * What one subject did under one workload.
 *
 * @param subject its name
 * @param workload what it watched
 * @param probes requests that reached the target in the measured time
 * @param sinceStart requests that reached the target since the start
 * @param own the subject's own count since the start, if it keeps one
 * @param usage what its processes used
 * @param rssWhenRead resident megabytes after its pages were fetched, of all processes
 * @param cadenceError distances of consecutive requests minus the interval, absolute
 * @param missed requests that should have come and did not
 * @param burst the most requests in 100 ms as a multiple of their even share
 * @param started when the endpoints were probed first
 * @param responseError measured minus true response times
 * @param pages how long its pages take
 */
record LoadFigures(String subject, Workload workload, int probes, int sinceStart, OptionalLong own,
		Map<String, Usage> usage, double rssWhenRead, Distribution cadenceError, long missed, double burst,
		Started started, Distribution responseError, List<PageTimes> pages) {

	private static final double THOUSAND = 1000;

	private static final double NANOS_PER_SECOND = 1e9;

	/** Processor seconds per 1,000 probes, of all processes. */
	double cpuPerThousand() {
		return this.usage.values().stream().mapToDouble((each) -> perThousand(each.cpu())).sum();
	}

	/** Processor seconds per 1,000 probes, of one process. */
	double cpuPerThousand(String process) {
		Usage used = this.usage.get(process);
		return (used != null) ? perThousand(used.cpu()) : Double.NaN;
	}

	private double perThousand(Duration cpu) {
		return (this.probes > 0) ? cpu.toNanos() / NANOS_PER_SECOND * THOUSAND / this.probes : Double.NaN;
	}

	/** Resident megabytes at the end of the measured time, of all processes. */
	double rssMegabytes() {
		return this.usage.values().stream().mapToDouble(Usage::rssMegabytes).sum();
	}

	/** The most megabytes that were resident until then, of all processes. */
	double peakRssMegabytes() {
		return this.usage.values().stream().mapToDouble(Usage::peakRssMegabytes).sum();
	}

	/**
	 * What a process used.
	 *
	 * @param cpu processor time in the measured time
	 * @param rssMegabytes resident at its end
	 * @param peakRssMegabytes the most resident until then
	 */
	record Usage(Duration cpu, double rssMegabytes, double peakRssMegabytes) {
	}

	/**
	 * The first probes.
	 *
	 * @param endpoints how many endpoints had one
	 * @param first seconds from the start of the process to the first of all
	 * @param last seconds from the start of the process to the last first one
	 */
	record Started(int endpoints, double first, double last) {

		static Started of(long startNanos, long[] firsts) {
			if (firsts.length == 0) {
				return new Started(0, Double.NaN, Double.NaN);
			}
			return new Started(firsts.length, (firsts[0] - startNanos) / NANOS_PER_SECOND,
					(firsts[firsts.length - 1] - startNanos) / NANOS_PER_SECOND);
		}

		/** Seconds from the first of all to the last first one. */
		double spread() {
			return this.last - this.first;
		}

	}

}
