package com.aimixer.scraping;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.aimixer.e2e.Program;
import com.aimixer.e2e.RealPrograms;
import com.aimixer.e2e.Workplace;
import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The configurations as Prometheus' own tool sees them.
 */
class PromtoolIT {

	private static final Duration SOON = Duration.ofSeconds(30);

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void promtoolAcceptsBothConfigurations() throws Exception {
		assertThat(check("local", List.of(ScrapeConfiguration.LOCAL))).isEqualTo("0");
		// outside a pod there is neither token nor CA, and without them promtool looks at
		// no further file
		List<Path> kubernetes = new ArrayList<>(RuleFile.files(ScrapeConfiguration.FOLDER.resolve("scrape"), "*.yml"));
		kubernetes.add(ScrapeConfiguration.KUBERNETES);
		assertThat(kubernetes).hasSize(9);
		assertThat(check("kubernetes", kubernetes, "--syntax-only")).isEqualTo("0");
		Path bad = this.work.write("bad.yml", "scrape_configs:\n  - job_nam: a\n");
		assertThat(check("bad", List.of(bad))).startsWith("1").contains("field job_nam not found");
	}

	private String check(String name, List<Path> files, String... options) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(RealPrograms.find(this.work, "promtool"), "check", "config"));
		command.addAll(Arrays.asList(options));
		files.forEach((file) -> command.add(file.toAbsolutePath().toString()));
		Program promtool = this.work.start("promtool-" + name, command);
		return promtool.exitCode(SOON) + promtool.err();
	}

}
