package com.aimixer.bench.subject;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A running prober under a workload.
 */
public interface Subject extends AutoCloseable {

	/**
	 * What it is made of.
	 * @return processes by name, the one that probes first
	 */
	Map<String, OsProcess> processes();

	/**
	 * Its own count of probes.
	 * @return probes since the start, empty if it keeps no count
	 * @throws IOException if it does not answer
	 */
	OptionalLong probes() throws IOException;

	/**
	 * The latest response times it measured at the endpoints that answer after 50 ms.
	 * @return at least those of the last minutes, in any order
	 * @throws IOException if it does not answer
	 */
	List<MeasuredProbe> slowProbes() throws IOException;

	/**
	 * Fetch its pages again and again.
	 * @param times how often
	 * @return durations by path, empty if it has no such pages
	 * @throws IOException if it does not answer
	 */
	List<PageTimes> pages(int times) throws IOException;

	@Override
	void close();

}
