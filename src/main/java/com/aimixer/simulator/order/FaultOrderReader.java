package com.aimixer.simulator.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.aimixer.simulator.fault.Effect;
import com.aimixer.simulator.fault.FaultKind;
import com.aimixer.simulator.fault.FaultOrder;
import com.aimixer.simulator.fault.Reach;
import com.aimixer.simulator.fault.Target;
import com.aimixer.simulator.mixer.Fleet;
import com.aimixer.simulator.mixer.Pod;
import com.aimixer.simulator.mixer.Region;

/**
 * Reads orders for faults: {@code kind}, {@code region} or {@code pod}, the settings of
 * the kind, {@code after} and {@code for}.
 */
public final class FaultOrderReader {

	private static final List<String> COMMON = List.of("kind", "region", "pod", "after", "for");

	private final Fleet fleet;

	/**
	 * Reads orders for a fleet.
	 * @param fleet the pods that can be named
	 */
	public FaultOrderReader(Fleet fleet) {
		this.fleet = fleet;
	}

	/**
	 * Checks an order.
	 * @param values field name to value, as JSON or YAML gave them
	 * @return the order
	 * @throws BadOrderException if anything is wrong with it
	 */
	public FaultOrder read(Map<String, ?> values) throws BadOrderException {
		Fields fields = new Fields(values);
		Optional<FaultKind> kind = kind(fields);
		Optional<Target> target = target(fields);
		Duration after = fields.wait("after");
		Duration lasting = fields.has("for") ? fields.duration("for", null) : null;
		if (kind.isEmpty()) {
			throw new BadOrderException(fields.problems());
		}
		checkNames(fields, values, kind.get());
		Effect effect = EffectReader.read(kind.get(), fields);
		target.ifPresent((place) -> checkReach(fields, kind.get(), place));
		if (target.isEmpty() || !fields.problems().isEmpty()) {
			throw new BadOrderException(fields.problems());
		}
		return new FaultOrder(kind.get(), target.get(), effect, after, lasting);
	}

	private Optional<FaultKind> kind(Fields fields) {
		Optional<String> label = fields.text("kind");
		Optional<FaultKind> kind = label.flatMap(FaultKind::find);
		if (kind.isEmpty()) {
			fields.problem("kind", label.map((text) -> "'" + text + "' is not a kind of fault").orElse("is missing"),
					"write one of " + FaultKind.labels());
		}
		return kind;
	}

	private Optional<Target> target(Fields fields) {
		if (fields.has("region") == fields.has("pod")) {
			fields.problem("region", fields.has("pod") ? "stands beside a pod" : "is missing, and so is a pod",
					"write either a region (" + Region.labels() + ") or a pod (such as us-west/1)");
			return Optional.empty();
		}
		return fields.has("pod") ? pod(fields) : region(fields);
	}

	private Optional<Target> region(Fields fields) {
		Optional<String> label = fields.text("region");
		Optional<Region> region = label.flatMap(Region::find);
		if (label.isPresent() && region.isEmpty()) {
			fields.problem("region", "'" + label.get() + "' is not a region", "write one of " + Region.labels());
		}
		return region.map((place) -> new Target(place, null));
	}

	private Optional<Target> pod(Fields fields) {
		Optional<String> name = fields.text("pod");
		Optional<Pod> pod = name.flatMap(this.fleet::find);
		if (name.isPresent() && pod.isEmpty()) {
			fields.problem("pod", "there is no pod '" + name.get() + "'",
					"write region/number such as us-west/1, or a name from /sd/targets");
		}
		return pod.map((place) -> new Target(place.region(), place));
	}

	private void checkNames(Fields fields, Map<String, ?> values, FaultKind kind) {
		List<String> known = new ArrayList<>(kind.settings());
		known.addAll(COMMON);
		for (String name : values.keySet()) {
			if (!known.contains(name)) {
				fields.problem(name, "is not a setting of a fault of kind " + kind.label(),
						"leave it out; known are " + String.join(", ", known));
			}
		}
	}

	private void checkReach(Fields fields, FaultKind kind, Target target) {
		if (target.pod() != null && !kind.reach().allowsPod()) {
			fields.problem("pod", "a fault of kind " + kind.label() + " concerns the endpoint of a region",
					"write a region instead");
		}
		if (kind.reach() == Reach.PODS && target.region().pods() == 0) {
			fields.problem("region", target.region().label() + " has no pods", "write us-west, us-east, eu-west or ap");
		}
	}

}
