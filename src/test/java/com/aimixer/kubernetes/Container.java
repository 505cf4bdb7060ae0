package com.aimixer.kubernetes;

import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * A container of a pod.
 *
 * @param json all of it
 * @param before whether it ends before the others start
 */
record Container(JsonNode json, boolean before) {

	String name() {
		return this.json.path("name").asString("");
	}

	Stream<JsonNode> mounts() {
		return this.json.path("volumeMounts").valueStream();
	}

	Stream<JsonNode> ports() {
		return this.json.path("ports").valueStream();
	}

	/** The declared port of that name or number. */
	Optional<JsonNode> port(JsonNode nameOrNumber) {
		String wanted = nameOrNumber.asString("");
		return ports()
			.filter((port) -> wanted.equals(port.path("name").asString(""))
					|| wanted.equals(port.path("containerPort").asString("")))
			.findFirst();
	}

	/** What it is started with: command, arguments and the values of its environment. */
	Stream<String> words() {
		return Stream
			.of(this.json.path("command").valueStream(), this.json.path("args").valueStream(),
					this.json.path("env").valueStream().map((variable) -> variable.path("value")))
			.flatMap((words) -> words)
			.map((word) -> word.asString(""));
	}

}
