package com.aimixer.monitor.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.aimixer.monitor.alert.AlertListener;
import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.board.BoardListener;
import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.board.StatusChange;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.stream.EventStream;
import com.aimixer.monitor.stream.Subscription;
import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps open pages up to date: what has changed is rendered once, for all of them. A
 * {@code ping} follows only what was rendered, so a page that hears pings is current.
 */
public final class PageEvents implements BoardListener, AlertListener, AutoCloseable {

	private final TimeSource time;

	private final Overview overview;

	private final Fragments fragments;

	private final EventStream stream = new EventStream(PageEvents::lines);

	/** When each endpoint changed last, on the steady timeline. */
	private final Map<String, Instant> changes = new ConcurrentHashMap<>();

	/** What is to be sent with the next beat. */
	private final Set<String> dirty = ConcurrentHashMap.newKeySet();

	/** Whether an incident may have begun or ended. */
	private volatile boolean turned;

	/** Whether an alert fires, has ended or says something else. */
	private volatile boolean alerted;

	/** When a status changed last, on the steady timeline. */
	private volatile Instant turnedAt = Instant.MIN;

	private String lastVerdict = "";

	/** Whose cards were sent last, in this order; of very many endpoints they change. */
	private List<String> lastShown;

	/**
	 * Events of the first page.
	 * @param time the clock
	 * @param overview what it shows
	 * @param fragments how it is rendered
	 */
	public PageEvents(TimeSource time, Overview overview, Fragments fragments) {
		this.time = time;
		this.overview = overview;
		this.fragments = fragments;
		this.lastShown = shown();
	}

	/** An event has no line breaks, so its data is several lines. */
	private static String lines(Object html) {
		return html.toString().strip().replaceAll("\\s*\\R\\s*", "\ndata: ");
	}

	@Override
	public void onProbe(Endpoint endpoint, ProbeRecord record, Duration lateness) {
		changed(endpoint);
	}

	@Override
	public void onStatus(StatusChange change) {
		this.turned = true;
		this.turnedAt = this.time.now();
		changed(change.endpoint());
	}

	@Override
	public void onAlert(@Nullable AlertRecord before, AlertRecord after) {
		this.alerted = true;
	}

	private void changed(Endpoint endpoint) {
		this.changes.put(endpoint.name(), this.time.now());
		this.dirty.add(endpoint.name());
	}

	/**
	 * Send what has changed, then a sign of life; called every second.
	 */
	public void beat() {
		List<String> changed = new ArrayList<>(this.dirty);
		this.dirty.removeAll(changed);
		if (this.stream.subscribers() == 0) {
			return;
		}
		publishCards(changed, shown());
		String verdict = verdict();
		if (!verdict.equals(this.lastVerdict)) {
			this.stream.publish("verdict", verdict);
			this.lastVerdict = verdict;
		}
		if (this.turned) {
			this.turned = false;
			this.stream.publish("incidents", incidents());
		}
		if (this.alerted) {
			this.alerted = false;
			this.stream.publish("alerts", alerts());
		}
		this.stream.publish("ping", ping());
	}

	/** A card that has left the page would stay as it was: then all are sent. */
	private void publishCards(List<String> changed, List<String> shown) {
		if (!shown.equals(this.lastShown)) {
			this.lastShown = shown;
			this.stream.publish("cards", cards(shown));
			return;
		}
		changed.retainAll(Set.copyOf(shown));
		for (String name : changed) {
			this.stream.publish("endpoint-" + name, card(name));
		}
	}

	/**
	 * Hear what changes from now on, and what has changed since a page was rendered.
	 * @param since the page's instant on the steady timeline
	 * @return the subscription; close it at the end
	 */
	Subscription subscribe(Instant since) {
		Subscription subscription = this.stream.subscribe();
		List<EndpointFacts> facts = this.overview.facts();
		List<String> shown = this.overview.shown(facts);
		if (shown.size() < facts.size() && !this.turnedAt.isBefore(since)) {
			this.stream.publishTo(subscription, "cards", cards(shown));
		}
		for (String name : shown) {
			Instant changed = this.changes.get(name);
			if (changed != null && !changed.isBefore(since)) {
				this.stream.publishTo(subscription, "endpoint-" + name, card(name));
			}
		}
		this.stream.publishTo(subscription, "verdict", verdict());
		this.stream.publishTo(subscription, "incidents", incidents());
		this.stream.publishTo(subscription, "alerts", alerts());
		this.stream.publishTo(subscription, "ping", ping());
		return subscription;
	}

	private List<String> shown() {
		return this.overview.shown(this.overview.facts());
	}

	private String cards(List<String> names) {
		return this.fragments.render("cards", Map.of("cards", this.overview.cards(names)));
	}

	private String card(String name) {
		return this.fragments.render("card", Map.of("card", this.overview.card(name).orElseThrow()));
	}

	private String verdict() {
		return this.fragments.render("verdict", Map.of("verdict", this.overview.verdict(this.overview.facts())));
	}

	private String incidents() {
		return this.fragments.render("incidents", Map.of("incidents", this.overview.incidents()));
	}

	private String alerts() {
		return this.fragments.render("alerts", Map.of("alerts", this.overview.alerts()));
	}

	private String ping() {
		return this.fragments.render("alive", Map.of("at", this.overview.moment(this.time.now())));
	}

	/**
	 * Pages that are open now.
	 * @return how many there are
	 */
	public int subscribers() {
		return this.stream.subscribers();
	}

	/**
	 * End all subscriptions, and those to come.
	 */
	@Override
	public void close() {
		this.stream.close();
	}

}
