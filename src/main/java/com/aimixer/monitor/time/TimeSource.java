package com.aimixer.monitor.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock of the whole monitor. Facts are kept on a steady timeline that a stepping
 * wall clock cannot bend; {@link #wall(Instant)} turns them into what people read.
 */
public interface TimeSource {

	/**
	 * Now on the steady timeline: the wall clock's time when the source was made, plus
	 * what has passed since. It never steps.
	 * @return the present instant of the steady timeline
	 */
	Instant now();

	/**
	 * The same timeline as a counter, for measuring durations.
	 * @return nanoseconds since an arbitrary origin
	 */
	long nanoTime();

	/**
	 * What today's wall clock calls an instant of the steady timeline.
	 * @param steady an instant of the steady timeline
	 * @return the same instant as the wall clock counts it
	 */
	Instant wall(Instant steady);

	/**
	 * Let time pass on the calling thread.
	 * @param duration how long
	 * @throws InterruptedException if the thread is told to stop
	 */
	void sleep(Duration duration) throws InterruptedException;

}
