package com.aimixer.monitor.alertmanager;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.aimixer.monitor.alert.AlertDelivery;
import com.aimixer.monitor.alert.AlertHistory;
import com.aimixer.monitor.alert.AlertPost;
import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.DeliveryCounts;
import com.aimixer.monitor.time.TimeSource;

/**
 * Posts alerts to every Alertmanager, each through a courier of its own: one that hangs
 * delays neither the others nor a probe.
 */
public final class Couriers implements AlertPost, AutoCloseable {

	private final List<Courier> couriers;

	private final List<Thread> threads = new ArrayList<>();

	/**
	 * Couriers that rest until they are started.
	 * @param alertmanagers where alerts go; none is fine
	 * @param most how many alerts may fire at once: all of them can wait
	 * @param settings what is the same in every post
	 * @param history where deliveries are written down
	 * @param counts where they are counted
	 * @param time the clock
	 */
	public Couriers(List<URI> alertmanagers, int most, PostSettings settings, AlertHistory history,
			DeliveryCounts counts, TimeSource time) {
		this.couriers = alertmanagers.stream()
			.map((url) -> new Courier(url, most, settings, counts, (to, alert) -> note(history, to, alert, time), time))
			.toList();
	}

	private static void note(AlertHistory history, URI to, AlertRecord alert, TimeSource time) {
		Instant at = time.wall(time.now());
		history.update(alert.id(), (kept) -> kept.delivered(new AlertDelivery(to.toString(), alert.state(), at)));
	}

	/**
	 * Begin to deliver. Platform threads: a name lookup that hangs would hold a carrier
	 * of the virtual threads that probe.
	 */
	public void start() {
		for (Courier courier : this.couriers) {
			this.threads.add(Thread.ofPlatform().name("courier-" + this.threads.size()).daemon().start(courier));
		}
	}

	@Override
	public void post(List<AlertRecord> alerts) {
		this.couriers.forEach((courier) -> courier.take(alerts));
	}

	/**
	 * The Alertmanagers that do not take alerts.
	 * @return address to what is wrong, in words; empty if all is well
	 */
	public Map<URI, String> troubles() {
		Map<URI, String> troubles = new LinkedHashMap<>();
		for (Courier courier : this.couriers) {
			String trouble = courier.trouble();
			if (trouble != null) {
				troubles.put(courier.alertmanager(), trouble);
			}
		}
		return troubles;
	}

	/**
	 * Stop delivering. What fires is not resolved by that: the next start takes it up, or
	 * it expires.
	 */
	@Override
	public void close() {
		this.threads.forEach(Thread::interrupt);
		this.couriers.forEach(Courier::close);
	}

}
