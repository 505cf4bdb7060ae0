package com.aimixer.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What the container image is made of, laid out by the script that its build calls: the
 * runtime has all that the monitor needs, the cache is used, and one that does not fit
 * does no harm. The training run takes a core for half a minute.
 */
@Tag("real")
class ImageIT {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	/** Boot's own, which takes the jar apart and is added when it is packed. */
	private static final String TOOLS = "spring-boot-jarmode-tools-";

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void theImageIsLaidOutAndServesWithItsCacheAndWithoutOne() throws Exception {
		Path image = this.work.folder().resolve("image");
		Script layout = Script.run(this.work.folder(), "image_layout.sh", Map.of(), image.toString());
		assumeThat(layout.err()).as("only an online build makes the bill").doesNotContain("no bill of materials");
		assertThat(layout.exitCode()).as(layout.err()).isZero();

		// somewhere else than it was made, as in the image
		Path app = Files.move(image.resolve("monitor"), this.work.folder().resolve("app"));
		assertThat(serve(image, app)).as("messages of the JVM").doesNotContain("[aot]");

		Path library = app.resolve("lib").resolve(libraries(app).first() + ".jar");
		Files.setLastModifiedTime(library, FileTime.from(Instant.parse("2026-01-31T12:00:00Z")));
		assertThat(serve(image, app)).as("messages of the JVM").contains("timestamp has changed");
	}

	/** Start it as the Dockerfile does and ask it. */
	private String serve(Path image, Path app) throws Exception {
		int port = Ports.free();
		this.work.write("application.yml", "monitor.data-dir: history\nserver.port: " + port + "\n");
		List<String> command = new ArrayList<>(
				List.of(image.resolve("java/bin/java").toString(), "@" + app.resolve("jvm.args"), "-XX:MaxRAM=256m"));
		command.addAll(List.of("-XX:AOTCache=" + app.resolve("ai-mixer-monitor.aot"), "-XX:AOTMode=auto", "-jar",
				app.resolve("ai-mixer-monitor.jar").toString()));
		try (Program program = this.work.start("monitor", command)) {
			String url = "http://127.0.0.1:" + port;
			this.work.await("the monitor is ready", PATIENCE,
					() -> assertThat(Http.get(url + "/actuator/health/readiness").statusCode()).isEqualTo(200));
			assertThat(Http.text(url + "/", "Accept", "text/html")).contains("us-west");
			assertThat(Http.text(url + "/metrics")).contains("ai_mixer_monitor_history_writable 1.0");
			assertThat(Http.json(url + "/actuator/sbom").path("ids").toString()).isEqualTo("[\"application\"]");
			assertThat(components(Http.json(url + "/actuator/sbom/application"))).containsAll(libraries(app));
			program.terminate();
			assertThat(program.exitCode(PATIENCE)).isEqualTo(143);
			assertThat(program.out()).isEmpty();
			return program.err();
		}
	}

	private static Set<String> components(JsonNode bill) {
		Set<String> components = new TreeSet<>();
		bill.path("components")
			.forEach((each) -> components.add(each.path("name").asString() + "-" + each.path("version").asString()));
		return components;
	}

	private static SortedSet<String> libraries(Path app) throws IOException {
		try (Stream<Path> jars = Files.list(app.resolve("lib"))) {
			return jars.map((jar) -> jar.getFileName().toString().replaceFirst("\\.jar$", ""))
				.filter((name) -> !name.startsWith(TOOLS))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

}
