package com.aimixer.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.simulator.fault.Conduct;
import com.aimixer.simulator.fault.FaultBook;
import com.aimixer.simulator.mixer.Addresses;
import com.aimixer.simulator.mixer.Pod;
import com.aimixer.simulator.mixer.Region;
import com.aimixer.simulator.server.CertificateAuthority;
import com.aimixer.simulator.server.Identity;
import com.aimixer.simulator.server.Listener;
import com.aimixer.simulator.server.PortTakenException;
import com.aimixer.simulator.time.SimulatorClock;
import com.aimixer.simulator.traffic.PodTraffic;

/**
 * The ports of regions and pods, each behaving as the fault book says.
 */
final class Listeners {

	private final SimulatorOptions options;

	private final SimulatorClock clock;

	private final FaultBook book;

	private final Map<Region, Listener> http = new EnumMap<>(Region.class);

	private final Map<Region, Listener> https = new EnumMap<>(Region.class);

	private final Map<Pod, Listener> pods = new LinkedHashMap<>();

	private final List<Listener> all = new ArrayList<>();

	Listeners(SimulatorOptions options, SimulatorClock clock, FaultBook book, CertificateAuthority authority,
			List<PodTraffic> traffic) {
		this.options = options;
		this.clock = clock;
		this.book = book;
		Identity identity = authority.identity(hosts(options));
		for (Region region : Region.values()) {
			add(region, new EndpointHealth(region, options.seed(), clock, traffic), identity);
		}
		for (PodTraffic pod : traffic) {
			add(pod);
		}
		this.all.addAll(this.http.values());
		this.all.addAll(this.https.values());
		this.all.addAll(this.pods.values());
	}

	void open() throws PortTakenException {
		for (Listener listener : this.all) {
			listener.open();
		}
	}

	void settle() {
		this.all.forEach(Listener::settle);
	}

	void close() {
		this.all.forEach(Listener::close);
	}

	Addresses addresses() {
		return new Addresses(this.options.advertise(), ports(this.http), ports(this.https), ports(this.pods));
	}

	private void add(Region region, EndpointHealth health, Identity identity) {
		Supplier<Conduct> conduct = () -> this.book.endpoint(region, this.clock.elapsed());
		this.http.put(region,
				new Listener(region.label(), this.options.place(region.number()), conduct, health, this.clock, null));
		this.https.put(region, new Listener(region.label() + " https", this.options.place(10 + region.number()),
				conduct, health, this.clock, identity));
	}

	private void add(PodTraffic traffic) {
		Pod pod = traffic.pod();
		Supplier<Conduct> conduct = () -> this.book.pod(pod, this.clock.elapsed());
		this.pods.put(pod, new Listener(pod.name(), this.options.place(101 + pod.index()), conduct,
				new PodEndpoint(this.clock, traffic), this.clock, null));
	}

	/** What clients of the HTTPS ports may call them. */
	private static List<String> hosts(SimulatorOptions options) {
		return Stream.concat(Arrays.stream(Region.values()).map(Region::host), Stream.of(options.advertise()))
			.distinct()
			.toList();
	}

	private static <K> Map<K, Integer> ports(Map<K, Listener> listeners) {
		return listeners.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().port()));
	}

}
