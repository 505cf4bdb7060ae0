package com.aimixer.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.aimixer.bench.server.TargetProcess;

/**
 * Starts the monitor from its jar, configured by a file in its working directory.
 */
public final class MonitorFactory implements SubjectFactory {

	private final Path jar;

	private final List<String> jvmArguments;

	/**
	 * A factory for a jar.
	 * @param jar the executable jar
	 * @param jvmArguments arguments of its JVM
	 */
	public MonitorFactory(Path jar, List<String> jvmArguments) {
		this.jar = jar.toAbsolutePath();
		this.jvmArguments = List.copyOf(jvmArguments);
	}

	@Override
	public String name() {
		return "monitor";
	}

	@Override
	public Subject start(Workload workload, TargetProcess target, Path directory) throws IOException {
		Files.writeString(directory.resolve("application.yml"), configuration(workload, target));
		int port = Http.freePort();
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(this.jvmArguments);
		command.addAll(List.of("-jar", this.jar.toString(), "--server.port=" + port));
		return new MonitorSubject(OsProcess.start(directory, "monitor", command), new Http(port), workload);
	}

	private static String configuration(Workload workload, TargetProcess target) {
		StringBuilder yaml = new StringBuilder("monitor:\n  interval: ").append(workload.interval().toSeconds())
			.append("s\n  endpoints:\n");
		for (int endpoint = 0; endpoint < workload.endpoints(); endpoint++) {
			yaml.append("    - name: ")
				.append(MonitorSubject.nameOf(endpoint))
				.append("\n      region: bench\n      url: ")
				.append(target.url(workload.path(endpoint)))
				.append('\n');
		}
		return yaml.toString();
	}

}
