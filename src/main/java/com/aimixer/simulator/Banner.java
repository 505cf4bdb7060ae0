package com.aimixer.simulator;

import java.util.ArrayList;
import java.util.List;

import com.aimixer.simulator.mixer.Addresses;
import com.aimixer.simulator.mixer.Pod;
import com.aimixer.simulator.mixer.Region;

/**
 * Says where a started simulator listens.
 */
public final class Banner {

	private Banner() {
	}

	/**
	 * The lines to print after the start.
	 * @param simulator a started simulator
	 * @return one line for the control port, one for each region, one for the channels
	 */
	public static List<String> of(Simulator simulator) {
		Addresses addresses = simulator.addresses();
		List<String> lines = new ArrayList<>();
		lines.add("AI Mixer simulator: control at http://" + addresses.host() + ":" + simulator.controlPort()
				+ "/ (faults, /sd/targets, /ca.pem)");
		for (Region region : Region.values()) {
			lines.add("  %-8s %s  %s%s".formatted(region.label(), addresses.health(region),
					addresses.secureHealth(region), pods(simulator, region)));
		}
		simulator.channels()
			.ifPresent((channels) -> lines.add("  channels http://%s:%d/ (PagerDuty, Slack, watchdog), mail at %s:%d"
				.formatted(addresses.host(), channels.httpPort(), addresses.host(), channels.mailPort())));
		return lines;
	}

	private static String pods(Simulator simulator, Region region) {
		List<Pod> pods = simulator.fleet().in(region);
		if (pods.isEmpty()) {
			return "";
		}
		Addresses addresses = simulator.addresses();
		return "  %d pods, /metrics at %s to %s".formatted(pods.size(), addresses.target(pods.getFirst()),
				addresses.target(pods.getLast()));
	}

}
