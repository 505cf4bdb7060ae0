package com.aimixer.certificates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A kubectl that writes down how it is called.
 *
 * @param folder where it is
 */
record Cluster(Path folder) {

	private static final String KUBECTL = """
			#!/usr/bin/env bash
			here=${0%/*}
			echo "$*" >>"$here/calls"
			[[ ! -e $here/refuses ]] || { echo "namespaces is forbidden" >&2; exit 1; }
			[[ $* != "get namespace kube-system "* ]] || cat "$here/uid"
			[[ $* != *" get secret "* || ! -e $here/ca.crt ]] || cat "$here/ca.crt"
			[[ $* != "apply "* ]] || { echo ---; cat "${@: -1}"; } >>"$here/applied"
			""";

	static Cluster in(Path work) throws IOException {
		Path folder = Files.createDirectories(work.resolve("cluster"));
		Path kubectl = Files.writeString(folder.resolve("kubectl"), KUBECTL);
		Files.setPosixFilePermissions(kubectl, PosixFilePermissions.fromString("rwxr-xr-x"));
		Files.writeString(folder.resolve("uid"), "uid-of-" + work.getFileName());
		return new Cluster(folder);
	}

	/** A machine that knows this cluster, and keeps the data of its users beside it. */
	Map<String, String> environment() {
		return Map.of("PATH", this.folder + ":" + System.getenv("PATH"), "XDG_DATA_HOME",
				this.folder.resolve("../../data").normalize().toString());
	}

	/** Where the script keeps the certificates of clusters unless told otherwise. */
	Path certificates() {
		return this.folder.resolve("../../data").normalize().resolve("ai-mixer-monitoring/certificates");
	}

	/** Every object that has been applied. */
	String applied() throws IOException {
		return Files.readString(this.folder.resolve("applied"));
	}

	/** Every Secret is of this authority. */
	void has(String authority) throws IOException {
		Files.writeString(this.folder.resolve("ca.crt"),
				Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.UTF_8)));
	}

	void refuses() throws IOException {
		Files.createFile(this.folder.resolve("refuses"));
	}

	List<String> calls() throws IOException {
		return Files.readAllLines(this.folder.resolve("calls"));
	}

}
