package com.aimixer.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A Markdown table.
 */
public final class Table {

	private final List<String> lines = new ArrayList<>();

	/**
	 * A table without rows.
	 * @param headings of its columns
	 */
	public Table(List<String> headings) {
		row(headings);
		row(Collections.nCopies(headings.size(), "---"));
	}

	/**
	 * Add a row.
	 * @param cells one per column: numbers as short as they are exact, the rest as text
	 * @return this table
	 */
	public Table add(Object... cells) {
		List<String> texts = new ArrayList<>();
		for (Object cell : cells) {
			texts.add((cell instanceof Number number) ? Goal.text(number.doubleValue()) : cell.toString());
		}
		row(texts);
		return this;
	}

	private void row(List<String> cells) {
		this.lines.add("| " + String.join(" | ", cells) + " |");
	}

	@Override
	public String toString() {
		return String.join("\n", this.lines) + "\n";
	}

}
