package com.aimixer.simulator.fault;

import java.time.Duration;

/**
 * What a fault does. Connection effects concern the answers of a listener, traffic
 * effects what a pod counts, pod effects whether the pod is there.
 */
public sealed interface Effect {

	/**
	 * Answers come later.
	 *
	 * @param delay by this much
	 */
	record Slow(Duration delay) implements Effect {
	}

	/**
	 * Requests are answered with another status.
	 *
	 * @param code the HTTP status
	 * @param share of the requests, above 0 up to 1
	 */
	record Status(int code, double share) implements Effect {
	}

	/** The port is closed. */
	record Refuse() implements Effect {
	}

	/** Connections are accepted and never answered. */
	record Hang() implements Effect {
	}

	/** Connections are reset once the client has sent something. */
	record Reset() implements Effect {
	}

	/**
	 * The body comes byte by byte.
	 *
	 * @param pause between two bytes
	 */
	record Drip(Duration pause) implements Effect {
	}

	/**
	 * Status 200 with another body.
	 *
	 * @param body the body
	 */
	record WrongBody(String body) implements Effect {
	}

	/**
	 * HTTPS shows another certificate.
	 *
	 * @param days until it ends, counted from the start of the simulator; negative if it
	 * has ended
	 */
	record Certificate(int days) implements Effect {
	}

	/**
	 * Audio peaks are too hot.
	 *
	 * @param peakDb the peak in dB
	 */
	record HotPeaks(double peakDb) implements Effect {
	}

	/**
	 * Loudness is off its target.
	 *
	 * @param lufs the loudness in LUFS
	 */
	record QuietAudio(double lufs) implements Effect {
	}

	/**
	 * Fewer requests arrive.
	 *
	 * @param share of the requests that does not arrive, above 0 up to 1
	 */
	record LessTraffic(double share) implements Effect {
	}

	/**
	 * Requests fail.
	 *
	 * @param share of the requests, above 0 up to 1
	 * @param code the status they are counted under
	 */
	record Errors(double share, int code) implements Effect {
	}

	/**
	 * Requests take longer to process.
	 *
	 * @param delay by this much
	 * @param share of the requests, above 0 up to 1
	 */
	record SlowRequests(Duration delay, double share) implements Effect {
	}

	/**
	 * Much memory is in use.
	 *
	 * @param share of the limit, above 0 up to 1
	 */
	record Memory(double share) implements Effect {
	}

	/** The pod is gone from service discovery and its port is closed. */
	record PodGone() implements Effect {
	}

	/**
	 * The pod restarts again and again; its counters begin at zero each time.
	 *
	 * @param every from one restart to the next
	 * @param downtime how long the port is closed each time
	 */
	record PodRestarting(Duration every, Duration downtime) implements Effect {

		/**
		 * Whether the pod is down between two lives.
		 * @param since time since the fault began
		 * @return true during the downtime
		 */
		boolean isDown(Duration since) {
			return since.toNanos() % this.every.toNanos() < this.downtime.toNanos();
		}
	}

	/** Endpoint and pods refuse connections and no requests arrive. */
	record RegionDown() implements Effect {
	}

}
