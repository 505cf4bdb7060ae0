package com.aimixer.simulator.channel;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;

import com.aimixer.simulator.fault.Conduct;
import com.aimixer.simulator.mail.MailServer;
import com.aimixer.simulator.notification.Channel;
import com.aimixer.simulator.notification.Notification;
import com.aimixer.simulator.notification.NotificationBook;
import com.aimixer.simulator.server.Listener;
import com.aimixer.simulator.server.PortTakenException;
import com.aimixer.simulator.time.SimulatorClock;

/**
 * Stand-ins for PagerDuty, Slack, the watchdog's receiver (one HTTP port) and the mail
 * server. They record what reaches them and fail on demand.
 */
public final class Channels implements AutoCloseable {

	private final NotificationBook book = new NotificationBook();

	private final Behaviours behaviours = new Behaviours();

	private final SimulatorClock clock;

	private final Listener http;

	private final MailServer mail;

	/**
	 * Stand-ins that are not open yet.
	 * @param http address and port of the HTTP services; port 0 is a free one
	 * @param mail address and port of the mail server
	 * @param clock gives the time of arrival
	 */
	public Channels(InetSocketAddress http, InetSocketAddress mail, SimulatorClock clock) {
		this.clock = clock;
		this.mail = new MailServer(mail, () -> this.behaviours.conduct(Channel.EMAIL),
				() -> this.behaviours.of(Channel.EMAIL) == Behaviour.ERROR, this::take);
		ChannelApi api = new ChannelApi(this.book, this.behaviours, this::behave, clock, this.mail::port);
		this.http = new Listener("channels", http, () -> Conduct.HEALTHY, api, clock, null);
	}

	/**
	 * Opens both ports.
	 * @return these stand-ins
	 * @throws PortTakenException if something else listens there; nothing stays open then
	 */
	public Channels open() throws PortTakenException {
		this.http.open();
		try {
			this.mail.open();
		}
		catch (PortTakenException ex) {
			close();
			throw ex;
		}
		return this;
	}

	/**
	 * The port of the HTTP services.
	 * @return the real port
	 */
	public int httpPort() {
		return this.http.port();
	}

	/**
	 * The port of the mail server.
	 * @return the real port
	 */
	public int mailPort() {
		return this.mail.port();
	}

	/**
	 * What has come.
	 * @return the newest notifications, oldest first
	 */
	public List<Notification> notifications() {
		return this.book.since(Instant.MIN);
	}

	/**
	 * Makes one channel fail, or work again.
	 * @param channel the channel
	 * @param behaviour what it does from now on
	 */
	public void behave(Channel channel, Behaviour behaviour) {
		this.behaviours.set(channel, behaviour);
		this.mail.settle();
	}

	/** One notification for each recipient. */
	private void take(List<String> recipients, String subject, String text) {
		Instant at = this.clock.wall();
		recipients
			.forEach((recipient) -> this.book.add(Notification.of(at, Channel.EMAIL, recipient, subject, null, text)));
	}

	/**
	 * Closes both ports and every connection.
	 */
	@Override
	public void close() {
		this.http.close();
		this.mail.close();
	}

}
