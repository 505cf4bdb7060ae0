package com.aimixer.simulator.mail;

import java.io.IOException;
import java.util.List;

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
 * Takes every mail of every user, and hands it on instead of keeping mailboxes.
 */
final class Postmaster extends SmtpManager {

	private final Inbox inbox;

	Postmaster(Inbox inbox) {
		this(inbox, new ImapHostManagerImpl(new InMemoryStore()));
	}

	private Postmaster(Inbox inbox, ImapHostManager mailboxes) {
		super(mailboxes, new AnyUser(mailboxes));
		this.inbox = inbox;
	}

	/** A mail that cannot be read is refused. */
	@Override
	public synchronized void send(SmtpState state) {
		MovingMessage mail = state.getMessage();
		List<String> recipients = mail.getToAddresses().stream().map(MailAddress::getEmail).sorted().toList();
		try {
			this.inbox.take(recipients, MailText.subject(mail.getMessage()), MailText.of(mail.getMessage()));
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
