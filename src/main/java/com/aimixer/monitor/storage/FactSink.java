package com.aimixer.monitor.storage;

import java.util.List;

/**
 * Where facts are written, by one thread.
 */
interface FactSink {

	/**
	 * Writes all or none, or throws; what is the fault of the file is tried again.
	 */
	void write(List<Fact> batch);

	/** What those that found no room would have said, as far as it is known. */
	List<Fact> missed();

	/** Called again and again between two batches; must not throw. */
	void tidy();

}
