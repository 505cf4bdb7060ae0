package com.aimixer.simulator.traffic;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Function;

import com.aimixer.simulator.fault.Effect;
import com.aimixer.simulator.fault.Life;
import com.aimixer.simulator.fault.Strain;
import com.aimixer.simulator.mixer.Pod;
import com.aimixer.simulator.mixer.Region;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.jspecify.annotations.Nullable;

/**
 * The requests and the sound of one pod. Time is cut into ticks of {@link #TICK}; what
 * happens in a tick depends on seed, pod, tick and faults only, never on how often
 * anybody looks.
 */
public final class PodTraffic {

	/** The finest step of time in which counters move. */
	public static final Duration TICK = Duration.ofMillis(250);

	private static final double TICK_SECONDS = TICK.toMillis() / 1000.0;

	/** Spread of the log-normal processing time: the p95 is 2.2 times the median. */
	private static final double SIGMA = 0.48;

	private static final double USUAL_ERROR_SHARE = 0.0003;

	/** Every third track is new and is classified. */
	private static final double CLASSIFIED_SHARE = 1.0 / 3;

	private static final Duration WAVE = Duration.ofMinutes(3);

	private static final Duration MATERIAL = Duration.ofSeconds(20);

	private final Pod pod;

	private final long seed;

	private final Function<Duration, Strain> strainAt;

	private final Noise demand;

	private final Noise peak;

	private final Noise loudness;

	private final Noise memory;

	private Counts counts = new Counts();

	private long ticks;

	private Life life = Life.RUNNING;

	private long restarts;

	/** Requests of the earlier lives of the same pod. */
	private long earlierRequests;

	/**
	 * A pod at time zero.
	 * @param pod the pod
	 * @param seed the simulator's seed
	 * @param strainAt what faults do to it at an elapsed time
	 */
	public PodTraffic(Pod pod, long seed, Function<Duration, Strain> strainAt) {
		this.pod = pod;
		this.seed = Noise.mix(seed, pod.index());
		this.strainAt = strainAt;
		// demand moves for a whole region at once
		this.demand = new Noise(Noise.mix(seed, 1000 + pod.region().number()), WAVE);
		this.peak = new Noise(Noise.mix(this.seed, -1), MATERIAL);
		this.loudness = new Noise(Noise.mix(this.seed, -2), MATERIAL);
		this.memory = new Noise(Noise.mix(this.seed, -3), WAVE);
	}

	/**
	 * The pod.
	 * @return which one this is
	 */
	public Pod pod() {
		return this.pod;
	}

	/**
	 * Lets the requests up to a moment happen.
	 * @param elapsed elapsed time of the simulator
	 */
	public synchronized void advance(Duration elapsed) {
		long until = elapsed.dividedBy(TICK);
		while (this.ticks < until) {
			happen(this.ticks++);
		}
	}

	/**
	 * The six metric families.
	 * @return their values at the moment of the last advance
	 */
	public synchronized MetricSnapshots metrics() {
		return PodMetrics.of(this.pod.region(), this.counts, audio());
	}

	/**
	 * The sound.
	 * @return its figures at the moment of the last advance
	 */
	public synchronized Audio audio() {
		double seconds = this.ticks * TICK_SECONDS;
		Strain strain = this.strainAt.apply(TICK.multipliedBy(this.ticks));
		double peakDb = (strain.peakDb() != null) ? strain.peakDb() : round(-4.6 + 0.9 * this.peak.at(seconds));
		double lufs = (strain.lufs() != null) ? strain.lufs() : round(-14 + 0.5 * this.loudness.at(seconds));
		double streams = strain.isBusy() ? 2.4 * requestsPerSecond(seconds) * strain.traffic() : 0;
		return new Audio(lufs, peakDb, Math.round(streams));
	}

	/**
	 * What the pod has used.
	 * @return its figures at the moment of the last advance
	 */
	public synchronized Usage usage() {
		Strain strain = this.strainAt.apply(TICK.multipliedBy(this.ticks));
		double seconds = this.ticks * TICK_SECONDS;
		double usual = 0.6 + 0.04 * this.memory.at(seconds);
		return new Usage(strain, this.restarts, this.counts.ticks() * TICK_SECONDS, this.counts.allRequests(),
				this.earlierRequests + this.counts.allRequests(), (strain.memory() != null) ? strain.memory() : usual);
	}

	private void happen(long tick) {
		Strain strain = this.strainAt.apply(TICK.multipliedBy(tick));
		if (strain.life() == Life.RUNNING && this.life != Life.RUNNING) {
			begin();
		}
		this.life = strain.life();
		if (this.life == Life.RUNNING) {
			this.counts.tick();
		}
		if (!strain.isBusy()) {
			return;
		}
		SplittableRandom random = new SplittableRandom(Noise.mix(this.seed, tick));
		double mean = requestsPerSecond(tick * TICK_SECONDS) * TICK_SECONDS * strain.traffic();
		int arrivals = poisson(random, mean);
		for (int i = 0; i < arrivals; i++) {
			request(random, strain);
		}
	}

	/** The process starts again, in the same pod or in a new one. */
	private void begin() {
		boolean samePod = this.life == Life.BACKING_OFF;
		this.restarts = samePod ? this.restarts + 1 : 0;
		this.earlierRequests = samePod ? this.earlierRequests + this.counts.allRequests() : 0;
		this.counts = new Counts();
	}

	private void request(SplittableRandom random, Strain strain) {
		int status = status(random, strain.errors());
		double seconds = this.pod.region().medianMillis() / 1000 * Math.exp(SIGMA * random.nextGaussian());
		for (Effect.SlowRequests slow : strain.slow()) {
			// without a draw where all are slow, as if the fault had no share
			if (slow.share() == 1 || random.nextDouble() < slow.share()) {
				seconds += slow.delay().toMillis() / 1000.0;
			}
		}
		this.counts.request(status, seconds);
		if (status == 200 && random.nextDouble() < CLASSIFIED_SHARE) {
			this.counts.genre(genre(random));
		}
	}

	private static int status(SplittableRandom random, Effect.@Nullable Errors errors) {
		if (errors != null && random.nextDouble() < errors.share()) {
			return errors.code();
		}
		if (random.nextDouble() >= USUAL_ERROR_SHARE) {
			return 200;
		}
		return random.nextBoolean() ? 500 : 503;
	}

	/** A draw between a draw and the end: some genres are more common than others. */
	private static int genre(SplittableRandom random) {
		int genre = random.nextInt(Counts.GENRES.length);
		return random.nextInt(genre, Counts.GENRES.length);
	}

	private double requestsPerSecond(double seconds) {
		Region region = this.pod.region();
		return region.requestsPerSecond() * (1 + 0.12 * this.demand.at(seconds));
	}

	/** Knuth's method; the mean is about 20, so its loop is short. */
	private static int poisson(SplittableRandom random, double mean) {
		double limit = Math.exp(-mean);
		int count = 0;
		for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
			count++;
		}
		return count;
	}

	private static double round(double value) {
		return Math.round(value * 100) / 100.0;
	}

}
