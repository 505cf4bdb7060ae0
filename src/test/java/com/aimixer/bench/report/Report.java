package com.aimixer.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The report while it grows. It is written after every part, so that one that fails
 * leaves those before it.
 */
public final class Report {

	private final Path file;

	private final List<Goal> goals = new ArrayList<>();

	private final StringBuilder head = new StringBuilder("# Benchmark of the monitor\n\n");

	private final StringBuilder sections = new StringBuilder();

	/**
	 * An empty report.
	 * @param file where it is written
	 */
	public Report(Path file) {
		this.file = file;
	}

	/**
	 * Say something about the whole run, above the goals.
	 * @param line one line
	 */
	public void note(String line) {
		this.head.append("- ").append(line).append('\n');
	}

	/**
	 * Add a section.
	 * @param title its title
	 * @param body Markdown
	 * @param more its goals
	 * @throws IOException if the report cannot be written
	 */
	public void section(String title, String body, List<Goal> more) throws IOException {
		this.goals.addAll(more);
		this.sections.append("\n## ").append(title).append("\n\n").append(body);
		write();
	}

	private void write() throws IOException {
		StringBuilder text = new StringBuilder(this.head);
		if (!this.goals.isEmpty()) {
			text.append("\n## Goals\n\n| figure | goal | measured | |\n| --- | --- | --- | --- |\n");
			this.goals.forEach((goal) -> text.append(goal.row()).append('\n'));
		}
		Files.createDirectories(this.file.toAbsolutePath().getParent());
		Files.writeString(this.file, text.append(this.sections));
	}

}
