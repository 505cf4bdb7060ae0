package com.aimixer.monitor.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import com.aimixer.monitor.stream.EventStream;

/**
 * What one beat sends. Each part is rendered once, to however many pages it is news.
 */
final class Edition {

	private final Changes changes;

	private final Fragments fragments;

	private final Glance glance;

	private final Instant at;

	private final String mark;

	private final long known;

	private final Map<String, byte[]> rendered = new HashMap<>();

	/** Everything that has changed up to now. */
	Edition(Changes changes, Fragments fragments, Glance glance, Instant at) {
		this.changes = changes;
		this.fragments = fragments;
		this.glance = glance;
		this.at = at;
		// before anything is rendered: what changes from here on is news at the next beat
		this.mark = changes.mark();
		this.known = changes.known(this.mark);
	}

	/** How many changes whoever has the news knows of. */
	long known() {
		return this.known;
	}

	/**
	 * The news for pages about a topic that know of so many changes, and then a sign of
	 * life: only who could be told everything is told that it is up to date.
	 */
	byte[] news(Topic topic, long known) {
		ByteArrayOutputStream news = new ByteArrayOutputStream();
		switch (topic) {
			case Topic.Home() -> home(known, news);
			case Topic.OneEndpoint(String name) -> {
				if (this.changes.since(known, Changes.card(name))) {
					add(news, Fragments.CONTENT, "endpoint " + name, () -> this.fragments.endpoint(name));
				}
			}
			case Topic.Alerts() -> {
				if (this.changes.since(known, Fragments.ALERTS)) {
					add(news, Fragments.CONTENT, "all alerts", this.fragments::allAlerts);
				}
			}
		}
		// what a browser hands back when it has to connect again
		news.writeBytes(("id: " + this.mark + "\n").getBytes(StandardCharsets.US_ASCII));
		add(news, "ping", () -> this.fragments.ping(this.at));
		return news.toByteArray();
	}

	private void home(long known, ByteArrayOutputStream news) {
		if (this.changes.since(known, Fragments.CARDS)) {
			add(news, Fragments.CARDS, () -> this.fragments.cards(this.glance.shown(), this.glance.hidden()));
		}
		else {
			this.glance.shown()
				.stream()
				.filter((name) -> this.changes.since(known, Changes.card(name)))
				.forEach((name) -> add(news, Changes.card(name), () -> this.fragments.card(name)));
		}
		if (this.changes.since(known, Fragments.VERDICT)) {
			add(news, Fragments.VERDICT, () -> this.fragments.verdict(this.glance.verdict()));
		}
		if (this.changes.since(known, Fragments.INCIDENTS)) {
			add(news, Fragments.INCIDENTS, this.fragments::incidents);
		}
		if (this.changes.since(known, Fragments.ALERTS)) {
			add(news, Fragments.ALERTS, this.fragments::alerts);
		}
	}

	private void add(ByteArrayOutputStream news, String event, Supplier<String> html) {
		add(news, event, event, html);
	}

	private void add(ByteArrayOutputStream news, String event, String key, Supplier<String> html) {
		news.writeBytes(this.rendered.computeIfAbsent(key, (_) -> EventStream.frame(event, lines(html.get()))));
	}

	/** An event has no line breaks, so its data is several lines. */
	private static String lines(String html) {
		return html.strip().replaceAll("\\s*\\R\\s*", "\ndata: ");
	}

}
