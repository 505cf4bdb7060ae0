package com.aimixer.simulator.mail;

import java.util.List;

/**
 * Where mails end.
 */
@FunctionalInterface
public interface Inbox {

	/**
	 * Takes one mail.
	 * @param recipients all its recipients, in alphabetical order
	 * @param subject its subject, decoded
	 * @param text head and parts as people read them
	 */
	void take(List<String> recipients, String subject, String text);

}
