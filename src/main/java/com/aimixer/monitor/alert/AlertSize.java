package com.aimixer.monitor.alert;

import java.util.Map;

/**
 * About how much memory an alert takes, rather too much than too little.
 */
final class AlertSize {

	private static final long ALERT = 400;

	private static final long DELIVERY = 64;

	private static final long ENTRY = 48;

	private static final long TEXT = 56;

	private static final int LATIN = 0x100;

	private AlertSize() {
	}

	/** Bytes, from about 1,500 of a short alert to 55,000 of the largest. */
	static long of(AlertRecord alert) {
		long deliveries = alert.deliveries().stream().mapToLong((each) -> DELIVERY + of(each.to())).sum();
		return ALERT + of(alert.id()) + of(alert.labels()) + of(alert.annotations()) + deliveries;
	}

	private static long of(Map<String, String> texts) {
		return texts.entrySet().stream().mapToLong((text) -> ENTRY + of(text.getKey()) + of(text.getValue())).sum();
	}

	private static long of(String text) {
		boolean narrow = text.chars().allMatch((letter) -> letter < LATIN);
		return TEXT + (narrow ? 1L : 2L) * text.length();
	}

}
