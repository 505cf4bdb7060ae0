package com.aimixer.simulator.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kinds of faults, with what each reaches, its settings and its meaning.
 */
public enum FaultKind {

	/** Late answers. */
	SLOW(Reach.CONNECTION, "delay", "answers come later by delay"),

	/** Another status. */
	STATUS(Reach.CONNECTION, "code share", "status code (503) for a share (1) of the requests"),

	/** A closed port. */
	REFUSE(Reach.CONNECTION, "", "the port is closed"),

	/** No answer. */
	HANG(Reach.CONNECTION, "", "connections are accepted and never answered"),

	/** RST. */
	RESET(Reach.CONNECTION, "", "connections are reset (RST)"),

	/** A slow body. */
	DRIP(Reach.CONNECTION, "pause", "the body comes byte by byte, a pause (1s) before each"),

	/** Another body. */
	WRONG_BODY(Reach.CONNECTION, "body", "status 200 with another body (an HTML page)"),

	/** A certificate that has ended, or will soon. */
	EXPIRED_CERTIFICATE(Reach.ENDPOINT, "days", "HTTPS shows a certificate that ends in days (-1: it ended yesterday)"),

	/** Too loud peaks. */
	HOT_PEAKS(Reach.PODS, "db", "audio peaks at db (-1)"),

	/** Too low loudness. */
	QUIET_AUDIO(Reach.PODS, "lufs", "loudness at lufs (-24)"),

	/** No requests. */
	NO_TRAFFIC(Reach.PODS, "", "no requests arrive"),

	/** Fewer requests. */
	LESS_TRAFFIC(Reach.PODS, "share", "a share (0.5) of the requests does not arrive"),

	/** Failing requests. */
	ERRORS(Reach.PODS, "share code", "a share of the requests is counted with status code (500)"),

	/** Long processing. */
	SLOW_REQUESTS(Reach.PODS, "delay share", "processing takes longer by delay for a share (1) of the requests"),

	/** Full memory. */
	MEMORY(Reach.PODS, "share", "a share (0.9) of the memory limit is in use"),

	/** A missing pod. */
	POD_GONE(Reach.PODS, "", "not in /sd/targets, port closed; counters begin at zero when it is back"),

	/** A crash loop. */
	POD_RESTARTING(Reach.PODS, "every downtime",
			"a restart every (30s), port closed for downtime (5s), counters begin at zero"),

	/** A dead region. */
	REGION_DOWN(Reach.REGION, "", "endpoint and all pods refuse connections, no requests arrive");

	private final Reach reach;

	/** Field names with blanks between. */
	private final String settings;

	private final String meaning;

	FaultKind(Reach reach, String settings, String meaning) {
		this.reach = reach;
		this.settings = settings;
		this.meaning = meaning;
	}

	/**
	 * The kind's name in JSON.
	 * @return for example {@code wrong-body}
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * What the kind means.
	 * @return one line that names the settings, with defaults in brackets
	 */
	public String meaning() {
		return this.meaning;
	}

	/**
	 * What a fault of this kind reaches.
	 * @return the reach
	 */
	public Reach reach() {
		return this.reach;
	}

	/**
	 * The settings beside place and time.
	 * @return their field names
	 */
	public List<String> settings() {
		return this.settings.isEmpty() ? List.of() : List.of(this.settings.split(" "));
	}

	/**
	 * Finds a kind.
	 * @param label its name in JSON
	 * @return the kind, or empty if there is none of that name
	 */
	public static Optional<FaultKind> find(String label) {
		return Arrays.stream(values()).filter((kind) -> kind.label().equals(label)).findFirst();
	}

	/**
	 * All names, for messages.
	 * @return the names with commas between
	 */
	public static String labels() {
		return Arrays.stream(values()).map(FaultKind::label).collect(Collectors.joining(", "));
	}

}
