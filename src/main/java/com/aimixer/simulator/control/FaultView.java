package com.aimixer.simulator.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.aimixer.simulator.fault.Effect;
import com.aimixer.simulator.fault.Fault;
import com.aimixer.simulator.mixer.Addresses;
import com.aimixer.simulator.mixer.Fleet;
import com.aimixer.simulator.mixer.Pod;
import com.aimixer.simulator.mixer.Region;
import com.aimixer.simulator.order.Durations;

/**
 * A fault as the control API shows it: its order, its state, and all that it hits.
 */
final class FaultView {

	private final Fleet fleet;

	private final Addresses addresses;

	FaultView(Fleet fleet, Addresses addresses) {
		this.fleet = fleet;
		this.addresses = addresses;
	}

	Map<String, Object> of(Fault fault, Duration now) {
		Map<String, Object> view = new LinkedHashMap<>();
		view.put("id", fault.id());
		view.put("kind", fault.kind().label());
		view.put("region", fault.target().region().label());
		if (fault.target().pod() != null) {
			view.put("pod", fault.target().pod().name());
		}
		view.putAll(new TreeMap<>(settings(fault.effect())));
		view.put("state", fault.isActive(now) ? "active" : fault.isOver(now) ? "over" : "waiting");
		if (now.compareTo(fault.from()) < 0) {
			view.put("startsIn", Durations.format(fault.from().minus(now)));
		}
		if (fault.until() != null && !fault.isOver(now)) {
			view.put("endsIn", Durations.format(fault.until().minus(now)));
		}
		view.put("hits", hits(fault));
		return view;
	}

	private List<String> hits(Fault fault) {
		List<String> hits = new ArrayList<>();
		for (Region region : Region.values()) {
			if (fault.hitsEndpoint(region)) {
				hits.add(this.addresses.secureHealth(region));
				if (!(fault.effect() instanceof Effect.Certificate)) {
					hits.addFirst(this.addresses.health(region));
				}
			}
		}
		for (Pod pod : this.fleet.pods()) {
			if (fault.hitsPod(pod)) {
				hits.add("pod " + pod.name() + " at http://" + this.addresses.target(pod) + "/metrics");
			}
		}
		return hits;
	}

	private static Map<String, Object> settings(Effect effect) {
		return switch (effect) {
			case Effect.Slow slow -> Map.of("delay", Durations.format(slow.delay()));
			case Effect.Status status -> Map.of("code", status.code(), "share", status.share());
			case Effect.Drip drip -> Map.of("pause", Durations.format(drip.pause()));
			case Effect.WrongBody wrong -> Map.of("body", wrong.body());
			case Effect.HotPeaks hot -> Map.of("db", hot.peakDb());
			case Effect.QuietAudio quiet -> Map.of("lufs", quiet.lufs());
			case Effect.Errors errors -> Map.of("share", errors.share(), "code", errors.code());
			case Effect.SlowRequests slow -> Map.of("delay", Durations.format(slow.delay()), "share", slow.share());
			case Effect.LessTraffic less -> Map.of("share", less.share());
			case Effect.Memory full -> Map.of("share", full.share());
			case Effect.Certificate certificate -> Map.of("days", certificate.days());
			case Effect.PodRestarting restarting -> Map.of("every", Durations.format(restarting.every()), "downtime",
					Durations.format(restarting.downtime()));
			case Effect.Refuse _, Effect.Hang _, Effect.Reset _, Effect.PodGone _, Effect.RegionDown _ -> Map.of();
		};
	}

}
