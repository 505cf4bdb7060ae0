package com.aimixer.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

/**
 * A file system of a size in memory that only one program sees: it has a mount namespace
 * of its own, and ends with it.
 */
final class SmallDisk {

	/** For any user where the system allows it, else for root alone. */
	private static final List<List<String>> WAYS = List.of(List.of("unshare", "-Urm"), List.of("unshare", "-m"));

	private static final String MOUNT = "mount -t tmpfs -o size=\"$1\" tmpfs \"$2\" && shift 2 && exec \"$@\"";

	private static final String FILLER = "filler";

	private final List<String> way;

	private final Path mountPoint;

	private final String size;

	private SmallDisk(List<String> way, Path mountPoint, String size) {
		this.way = way;
		this.mountPoint = mountPoint;
		this.size = size;
	}

	/** A disk at a directory, or the test ends here and says why. */
	static SmallDisk at(Path directory, String size) throws IOException, InterruptedException {
		Files.createDirectories(directory);
		List<String> reasons = new ArrayList<>();
		for (List<String> way : WAYS) {
			SmallDisk disk = new SmallDisk(way, directory, size);
			String reason = disk.reasonAgainst();
			if (reason.isEmpty()) {
				return disk;
			}
			reasons.add(String.join(" ", way) + ": " + reason);
		}
		Assumptions.abort("no file system may be mounted here, not even in a namespace of one's own: " + reasons);
		throw new IllegalStateException("the test goes on");
	}

	private String reasonAgainst() throws InterruptedException {
		try {
			Process process = new ProcessBuilder(around(List.of("true"))).redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
			boolean worked = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
			return worked ? "" : "failed, " + output;
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	/** The command of a program that has the disk; its process is that of the program. */
	List<String> around(List<String> command) {
		List<String> all = new ArrayList<>(this.way);
		all.addAll(List.of("sh", "-c", MOUNT, "sh", this.size, this.mountPoint.toString()));
		all.addAll(command);
		return all;
	}

	/** The directory as the program sees it. */
	Path seenBy(Program program) {
		return Path.of("/proc", Long.toString(program.pid()), "root").resolve(Path.of("/").relativize(this.mountPoint));
	}

	/** Leave nothing free, also of what was given back since the last time. */
	void fill(Program program) throws IOException {
		try (OutputStream filler = Files.newOutputStream(seenBy(program).resolve(FILLER), StandardOpenOption.CREATE,
				StandardOpenOption.APPEND)) {
			byte[] page = new byte[4_096];
			while (true) {
				filler.write(page);
			}
		}
		catch (IOException ex) {
			if (!String.valueOf(ex.getMessage()).contains("No space left")) {
				throw ex;
			}
		}
	}

	/** Make room again. */
	void clear(Program program) throws IOException {
		Files.delete(seenBy(program).resolve(FILLER));
	}

}
