package com.aimixer.monitor.page;

/**
 * What an open page is about; it hears of nothing else.
 */
sealed interface Topic {

	/**
	 * All endpoints.
	 */
	record Home() implements Topic {
	}

	/**
	 * One endpoint.
	 *
	 * @param name its name; perhaps there was such an endpoint before a restart
	 */
	record OneEndpoint(String name) implements Topic {
	}

	/**
	 * The alerts that are kept.
	 */
	record Alerts() implements Topic {
	}

}
