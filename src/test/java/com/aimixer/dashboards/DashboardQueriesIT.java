package com.aimixer.dashboards;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.aimixer.e2e.Prometheus;
import com.aimixer.e2e.Workplace;
import com.aimixer.rules.Promtool;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every expression of every dashboard, be it of a panel, a variable or an annotation:
 * promtool can read it, and a Prometheus that watches everything finds something.
 */
@Order(1)
class DashboardQueriesIT {

	private static final List<Query> QUERIES = DashboardFile.all().stream().flatMap(Query::allOf).toList();

	/** How long it takes until every rule has seen enough. */
	private static final Duration PATIENCE = Duration.ofMinutes(3);

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void promtoolReadsEveryExpression() throws Exception {
		assertThat(QUERIES).isNotEmpty();
		String rules = IntStream.range(0, QUERIES.size())
			.mapToObj((i) -> "      - record: query:" + i + "\n        expr: '"
					+ QUERIES.get(i).expression().replace("'", "''").replaceAll("\\s+", " ") + "'\n")
			.collect(Collectors.joining("", "groups:\n  - name: dashboards\n    rules:\n", ""));
		Path file = this.work.write("expressions.yml", rules);
		assertThat(new Promtool(this.work).complaints(List.of(file)))
			.as("query:N is that of the list below\n%s", numbered())
			.isEmpty();
	}

	@Test
	void everyExpressionFindsSomething() throws Exception {
		try (Recording kubernetes = Recording.serve()) {
			Prometheus prometheus = LiveStack.start(this.work, kubernetes);
			List<Query> open = new ArrayList<>(QUERIES);
			this.work.await("every expression finds something", PATIENCE, Duration.ofSeconds(1),
					() -> assertThat(complaints(prometheus, open)).isEmpty());
		}
	}

	/**
	 * What is wrong with the answers, by where it was asked; what has found something is
	 * closed.
	 */
	private static Map<String, String> complaints(Prometheus prometheus, List<Query> open)
			throws IOException, InterruptedException {
		Map<String, String> complaints = new TreeMap<>();
		for (Query query : List.copyOf(open)) {
			String complaint = query.complaint(prometheus.query(query.expression()));
			if (complaint.isEmpty()) {
				open.remove(query);
			}
			else {
				complaints.put(query.toString(), complaint);
			}
		}
		return complaints;
	}

	private static String numbered() {
		return IntStream.range(0, QUERIES.size())
			.mapToObj((i) -> i + " " + QUERIES.get(i))
			.collect(Collectors.joining("\n"));
	}

}
