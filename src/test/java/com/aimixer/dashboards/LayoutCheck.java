package com.aimixer.dashboards;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where panels are: the answer on top, nothing on top of anything else, and each with
 * numbers of its own.
 */
final class LayoutCheck implements Check {

	private static final int WIDTH = 24;

	/** What answers a question without being studied. */
	private static final Set<String> ANSWERS = Set.of("stat", "gauge", "bargauge", "state-timeline", "status-history");

	@Override
	public Stream<String> complaints(DashboardFile file) {
		List<Panel> panels = file.dashboard().allPanels().toList();
		return Stream
			.of(overlaps(panels), panels.stream().flatMap(LayoutCheck::place), answer(file.dashboard()), ids(panels),
					panels.stream().flatMap(LayoutCheck::refIds))
			.flatMap((complaints) -> complaints);
	}

	private static Stream<String> overlaps(List<Panel> panels) {
		return IntStream.range(0, panels.size())
			.boxed()
			.flatMap((i) -> panels.stream()
				.skip(i + 1L)
				.filter((other) -> panels.get(i).gridPos().overlaps(other.gridPos()))
				.flatMap((other) -> Check.unless(false, panels.get(i), "lies on '" + other.title() + "'")));
	}

	private static Stream<String> place(Panel panel) {
		Panel.GridPos at = panel.gridPos();
		return Stream.concat(
				Check.unless(at.x() >= 0 && at.w() > 0 && at.x() + at.w() <= WIDTH, panel,
						"does not fit into the width of " + WIDTH),
				Check.unless(at.y() >= 0 && at.h() > 0, panel, "has no height"));
	}

	private static Stream<String> answer(Dashboard dashboard) {
		List<Panel> first = dashboard.panels().stream().filter((panel) -> panel.gridPos().y() == 0).toList();
		return Stream.concat(Check.unless(!first.isEmpty(), "there is no first row"),
				first.stream()
					.filter((panel) -> !ANSWERS.contains(panel.type()))
					.flatMap((panel) -> Check.unless(false, panel,
							"is in the first row, but a " + panel.type() + " answers nothing at a glance")));
	}

	private static Stream<String> ids(List<Panel> panels) {
		Set<Integer> ids = new HashSet<>();
		return panels.stream()
			.filter((panel) -> panel.id() < 1 || !ids.add(panel.id()))
			.flatMap((panel) -> Check.unless(false, panel, "has no id of its own, but " + panel.id()));
	}

	private static Stream<String> refIds(Panel panel) {
		Set<String> ids = new HashSet<>();
		return panel.targets()
			.stream()
			.map((target) -> Objects.requireNonNullElse(target.refId(), ""))
			.filter((id) -> id.isEmpty() || !ids.add(id))
			.flatMap((id) -> Check.unless(false, panel, "has a query without a refId of its own, but '" + id + "'"));
	}

}
