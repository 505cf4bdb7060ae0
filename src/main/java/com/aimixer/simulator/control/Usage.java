package com.aimixer.simulator.control;

import java.util.Arrays;
import java.util.stream.Collectors;

import com.aimixer.simulator.fault.FaultKind;

/**
 * What {@code GET /} of the control port says.
 */
final class Usage {

	static final String TEXT = """
			AI Mixer simulator

			GET    /sd/targets          the pods, for Prometheus' http_sd_configs
			GET    /kube-state-metrics  what kube-state-metrics would say of the pods
			GET    /cadvisor            what the kubelets would say of their containers
			GET    /ca.pem              the certificate authority behind the HTTPS ports
			GET    /faults              what is wrong now or will be
			POST   /faults              make a fault, such as {"kind":"slow","region":"us-west","delay":"2s","for":"1m"}
			GET    /faults/{id}         one fault
			DELETE /faults/{id}         heal one fault
			DELETE /faults              heal everything

			A fault has a kind, a region or a pod (us-west/1, or its name), the settings of its kind, and if wanted
			`after` (begins later) and `for` (heals by itself); the answer lists all that it hits. A scenario file has the
			same under `faults`. Kinds, with what they reach, and defaults in brackets:

			"""
			+ kinds();

	private Usage() {
	}

	private static String kinds() {
		return Arrays.stream(FaultKind.values())
			.map((kind) -> "%-20s %-22s %s%n".formatted(kind.label(), reach(kind), kind.meaning()))
			.collect(Collectors.joining());
	}

	private static String reach(FaultKind kind) {
		return switch (kind.reach()) {
			case CONNECTION -> "endpoint, or one pod";
			case ENDPOINT -> "endpoint";
			case PODS -> "all pods, or one pod";
			case REGION -> "endpoint and all pods";
		};
	}

}
