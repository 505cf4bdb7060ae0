package com.aimixer.bench.subject;

import java.io.IOException;
import java.nio.file.Path;

import com.aimixer.bench.server.TargetProcess;

/**
 * Starts a subject.
 */
public interface SubjectFactory {

	/**
	 * What it is called in the report.
	 * @return its name
	 */
	String name();

	/**
	 * Start the subject; it need not be ready yet.
	 * @param workload what to watch
	 * @param target where that is
	 * @param directory for its configuration, data and log
	 * @return the subject
	 * @throws IOException if it cannot be started
	 */
	Subject start(Workload workload, TargetProcess target, Path directory) throws IOException;

}
