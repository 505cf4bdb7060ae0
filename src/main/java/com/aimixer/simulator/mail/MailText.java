package com.aimixer.simulator.mail;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

/**
 * A mail as people read it: encodings undone, text and HTML part one after the other.
 */
final class MailText {

	private MailText() {
	}

	static String subject(MimeMessage message) throws MessagingException {
		return Optional.ofNullable(message.getSubject()).orElse("");
	}

	static String of(MimeMessage message) throws MessagingException, IOException {
		StringBuilder text = new StringBuilder();
		for (String header : new String[] { "From", "To", "Subject" }) {
			String value = message.getHeader(header, ", ");
			if (value != null) {
				text.append(header).append(": ").append(MimeUtility.decodeText(MimeUtility.unfold(value))).append('\n');
			}
		}
		append(text, message);
		return text.toString();
	}

	private static void append(StringBuilder text, Part part) throws MessagingException, IOException {
		if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
			for (int i = 0; i < parts.getCount(); i++) {
				append(text, parts.getBodyPart(i));
			}
			return;
		}
		text.append("\nContent-Type: ").append(part.getContentType()).append("\n\n");
		text.append(new String(part.getInputStream().readAllBytes(), charset(part))).append('\n');
	}

	private static Charset charset(Part part) throws MessagingException {
		String name = new ContentType(part.getContentType()).getParameter("charset");
		try {
			return (name != null) ? Charset.forName(name) : StandardCharsets.UTF_8;
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ignored) {
			return StandardCharsets.UTF_8;
		}
	}

}
