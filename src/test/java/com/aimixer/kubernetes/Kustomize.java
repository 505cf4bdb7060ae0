package com.aimixer.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.aimixer.e2e.Script;

/**
 * What {@code kubectl kustomize} makes of a folder. It needs no cluster and no network.
 */
public final class Kustomize {

	private static final Map<String, String> BUILDS = new ConcurrentHashMap<>();

	private Kustomize() {
	}

	/**
	 * The objects of a folder as YAML documents, built once for all tests.
	 * @throws AssertionError if it cannot be built, or if this machine has no kubectl and
	 * can get none
	 */
	public static String build(String folder) {
		return BUILDS.computeIfAbsent(folder, Kustomize::run);
	}

	private static String run(String folder) {
		try {
			Path work = Files.createDirectories(Path.of("target", "kubernetes"));
			Script fetch = Script.run(work, "fetch_programs.sh", Map.of(), "kubectl");
			if (fetch.exitCode() != 0) {
				throw new AssertionError("This test needs a real kubectl. " + fetch.err());
			}
			Script build = Script.run(work, List.of(fetch.out().strip(), "kustomize", folder), Map.of());
			if (build.exitCode() != 0 || !build.err().isBlank()) {
				throw new AssertionError("kubectl kustomize " + folder + ": " + build.err());
			}
			return build.out();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("interrupted while kubectl built " + folder, ex);
		}
	}

}
