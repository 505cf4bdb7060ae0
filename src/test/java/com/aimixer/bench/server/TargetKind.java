package com.aimixer.bench.server;

/**
 * How an endpoint of the target behaves; the index of an endpoint is unique over all
 * kinds.
 */
public enum TargetKind {

	/** Answers at once. */
	FAST("/e/"),

	/** Answers 50 ms after the request was read. */
	SLOW("/slow/"),

	/** Accepts and never answers. */
	HANGING("/hang/");

	private final String prefix;

	TargetKind(String prefix) {
		this.prefix = prefix;
	}

	/**
	 * The path of an endpoint.
	 * @param endpoint its index
	 * @return path such as {@code /slow/17}
	 */
	public String path(int endpoint) {
		return this.prefix + endpoint;
	}

	static TargetKind ofPath(String path) {
		for (TargetKind kind : values()) {
			if (path.startsWith(kind.prefix)) {
				return kind;
			}
		}
		throw new IllegalArgumentException("no kind of target has the path " + path);
	}

}
