package com.aimixer.monitor.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The runbooks that are packed with the monitor, read once. A name is looked up among
 * them and never becomes a path.
 */
public final class Runbooks {

	/** Alerts are named by letters, so that no name needs care in a URL or a path. */
	private static final Pattern FILE = Pattern.compile("([A-Za-z]+)\\.md");

	private static final Pattern WORD_BREAK = Pattern.compile("(?<=[a-z])(?=[A-Z])");

	private final Map<String, Runbook> byName = new TreeMap<>();

	private Runbooks() {
	}

	/**
	 * All runbooks of the class path.
	 * @return those under {@code runbooks/}
	 */
	public static Runbooks packed() {
		Runbooks runbooks = new Runbooks();
		try {
			for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:runbooks/*.md")) {
				runbooks.add(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the runbooks cannot be read", ex);
		}
		return runbooks;
	}

	private void add(Resource file) throws IOException {
		var name = FILE.matcher(String.valueOf(file.getFilename()));
		if (name.matches()) {
			this.byName.put(name.group(1), new Runbook(name.group(1), file.getContentAsString(StandardCharsets.UTF_8)));
		}
	}

	/**
	 * One runbook.
	 * @param alert name of the alert
	 * @return its runbook, empty if there is none of exactly that name
	 */
	public Optional<Runbook> find(String alert) {
		return Optional.ofNullable(this.byName.get(alert));
	}

	/**
	 * All of them.
	 * @return in the order of their names
	 */
	public Collection<Runbook> all() {
		return this.byName.values();
	}

	/**
	 * What may have been meant.
	 * @param wrong a name that there is no runbook for
	 * @return names that share a word with it; all if there are none
	 */
	public List<String> near(String wrong) {
		String asked = wrong.toLowerCase(Locale.ROOT);
		List<String> near = names().filter((name) -> words(name).anyMatch(asked::contains)).toList();
		return near.isEmpty() ? names().toList() : near;
	}

	private Stream<String> names() {
		return this.byName.keySet().stream();
	}

	private static Stream<String> words(String name) {
		return WORD_BREAK.splitAsStream(name).map((word) -> word.toLowerCase(Locale.ROOT));
	}

}
