package com.aimixer.monitor.page;

import java.time.Duration;
import java.time.Instant;

import com.aimixer.monitor.page.figure.Moment;
import com.aimixer.monitor.view.Figures;
import org.jspecify.annotations.Nullable;

/**
 * The end of a certificate.
 *
 * @param expires when
 * @param words how far away that is
 * @param soon whether it is time to renew it
 */
public record CertificateLine(Moment expires, String words, boolean soon) {

	/** From here on an alert says so. */
	private static final Duration SOON = Duration.ofDays(14);

	static @Nullable CertificateLine of(@Nullable Instant expires, Instant now) {
		if (expires == null) {
			return null;
		}
		Duration left = Duration.between(now, expires);
		String words = left.isNegative() ? "expired " + Figures.span(left.negated()) + " ago"
				: "expires in " + Figures.span(left);
		return new CertificateLine(Moment.of(expires), words, left.compareTo(SOON) < 0);
	}

}
