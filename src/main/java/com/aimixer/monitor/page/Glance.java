package com.aimixer.monitor.page;

import java.util.List;

/**
 * What the first page says of all endpoints together.
 *
 * @param shown whose cards it has room for, in their order
 * @param hidden how many endpoints have none
 * @param verdict how all of them are doing
 * @param historyReadable whether the history could be read when it was needed last
 */
record Glance(List<String> shown, int hidden, Verdict verdict, boolean historyReadable) {

	Glance {
		shown = List.copyOf(shown);
	}

}
