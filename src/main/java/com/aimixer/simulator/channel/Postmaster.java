package com.aimixer.simulator.channel;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import com.aimixer.simulator.time.SimulatorClock;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.imap.ImapHostManagerImpl;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.store.InMemoryStore;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.MessagingException;

/**
 * Takes every mail of every user, and keeps it in the book instead of in mailboxes.
 */
final class Postmaster extends SmtpManager {

	private final NotificationBook book;

	private final SimulatorClock clock;

	Postmaster(NotificationBook book, SimulatorClock clock) {
		this(book, clock, new ImapHostManagerImpl(new InMemoryStore()));
	}

	private Postmaster(NotificationBook book, SimulatorClock clock, ImapHostManager mailboxes) {
		super(mailboxes, new AnyUser(mailboxes));
		this.book = book;
		this.clock = clock;
	}

	/** One notification for each recipient; a mail that cannot be read is refused. */
	@Override
	public synchronized void send(SmtpState state) {
		MovingMessage mail = state.getMessage();
		Instant at = this.clock.wall();
		List<String> recipients = mail.getToAddresses().stream().map(MailAddress::getEmail).sorted().toList();
		try {
			String subject = Mail.subject(mail.getMessage());
			String text = Mail.text(mail.getMessage());
			recipients.forEach(
					(recipient) -> this.book.add(Notification.of(at, Channel.EMAIL, recipient, subject, null, text)));
		}
		catch (MessagingException | IOException ex) {
			throw new IllegalArgumentException("this is no mail", ex);
		}
	}

	/** Whoever asks is let in. */
	private static final class AnyUser extends UserManager {

		private AnyUser(ImapHostManager mailboxes) {
			super(mailboxes);
		}

		@Override
		public boolean test(String user, String password) {
			return true;
		}

	}

}
