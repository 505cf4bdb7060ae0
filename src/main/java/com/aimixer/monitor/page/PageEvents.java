package com.aimixer.monitor.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.aimixer.monitor.stream.Subscription;
import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps open pages up to date: once a second each hears what is news to it, and then a
 * {@code ping}, so a page that hears pings is current. Only the beat sends anything, so
 * nothing overtakes anything.
 */
public final class PageEvents implements AutoCloseable {

	/**
	 * Beats that may wait to be sent. A page that is further behind would hear pings that
	 * are no longer true; it is cut off, comes again and catches up.
	 */
	static final int BACKLOG = 3;

	private final TimeSource time;

	private final Overview overview;

	private final Changes changes;

	private final Fragments fragments;

	private final Map<Subscription, Reader> readers = new ConcurrentHashMap<>();

	private volatile boolean closed;

	/**
	 * Events of the pages.
	 * @param time the clock
	 * @param overview what the first page shows
	 * @param changes what has changed
	 * @param fragments how it is rendered
	 */
	public PageEvents(TimeSource time, Overview overview, Changes changes, Fragments fragments) {
		this.time = time;
		this.overview = overview;
		this.changes = changes;
		this.fragments = fragments;
	}

	/**
	 * Send every page its news and a sign of life; called every second. What could not be
	 * rendered is news again at the next beat, and until then there is no sign of life.
	 * @throws RuntimeException if something could not be rendered, after everything else
	 * was sent
	 */
	public synchronized void beat() {
		if (this.readers.isEmpty()) {
			return;
		}
		Instant at = this.time.now();
		Glance glance = this.overview.glance();
		this.changes.saw(glance);
		Edition edition = new Edition(this.changes, this.fragments, glance, at);
		Map<Reader, List<Subscription>> alike = this.readers.entrySet()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getValue,
					Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
		RuntimeException failure = null;
		for (Map.Entry<Reader, List<Subscription>> each : alike.entrySet()) {
			RuntimeException problem = tell(each.getKey(), each.getValue(), edition);
			failure = (failure != null) ? failure : problem;
		}
		if (failure != null) {
			throw failure;
		}
	}

	private @Nullable RuntimeException tell(Reader reader, List<Subscription> subscriptions, Edition edition) {
		try {
			byte[] news = edition.news(reader.topic(), reader.known());
			for (Subscription subscription : subscriptions) {
				if (subscription.offer(news)) {
					this.readers.replace(subscription, new Reader(reader.topic(), edition.known()));
				}
				else {
					subscription.close();
				}
			}
			return null;
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

	/**
	 * Hear with the next beat, and each one from then on, what is news.
	 * @param topic what the page is about
	 * @param mark what the page knows already
	 * @return the subscription; close it at the end
	 */
	Subscription subscribe(Topic topic, String mark) {
		Subscription subscription = new Subscription(BACKLOG, this.readers::remove);
		this.readers.put(subscription, new Reader(topic, this.changes.known(mark)));
		if (this.closed) {
			subscription.close();
		}
		return subscription;
	}

	/**
	 * Pages that are open now.
	 * @return how many there are
	 */
	public int subscribers() {
		return this.readers.size();
	}

	/**
	 * End all subscriptions, and those to come.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.readers.keySet().forEach(Subscription::close);
	}

	/**
	 * How far a page is.
	 *
	 * @param topic what it is about
	 * @param known of how many changes it was told
	 */
	private record Reader(Topic topic, long known) {
	}

}
