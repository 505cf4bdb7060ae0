package com.aimixer.simulator.time;

import java.time.Duration;
import java.time.Instant;

/**
 * All that the simulator knows of time, so that tests can hold it still.
 */
public interface SimulatorClock {

	/**
	 * Time since this clock was made.
	 * @return the elapsed time, never going back
	 */
	Duration elapsed();

	/**
	 * Wall time, for the validity of certificates and the times of notifications.
	 * @return the present instant
	 */
	Instant wall();

	/**
	 * Lets time pass before an answer goes out.
	 * @param duration how long
	 * @throws InterruptedException if the simulator is stopping
	 */
	void sleep(Duration duration) throws InterruptedException;

	/**
	 * The machine's clock.
	 * @return a clock that starts at zero now
	 */
	static SimulatorClock system() {
		return new SystemClock();
	}

}
