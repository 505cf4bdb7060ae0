package com.aimixer.dashboards;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.yaml.snakeyaml.Yaml;
import sjsonnet.DefaultParseCache;
import sjsonnet.SjsonnetMain;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sources of the dashboards, {@code grafana/jsonnet/*.jsonnet}, and what they render
 * to.
 */
final class Jsonnet {

	private static final Path SOURCES = Path.of("grafana", "jsonnet");

	private static final Path RULES = Path.of("prometheus", "rules");

	private Jsonnet() {
	}

	/** Every source that makes a dashboard, by name. */
	static List<Path> sources() {
		return files(SOURCES, ".jsonnet");
	}

	/**
	 * The JSON that a source renders to.
	 * @throws AssertionError with the message of Jsonnet where the source is wrong
	 */
	static String render(Path source) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		String[] arguments = { "--indent", "2", "--ext-code", "rules=" + rules(), source.toString() };
		int code = SjsonnetMain.main0(arguments, new DefaultParseCache(), InputStream.nullInputStream(),
				new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
				os.package$.MODULE$.pwd(), SjsonnetMain.main0$default$7(), SjsonnetMain.main0$default$8(),
				SjsonnetMain.main0$default$9());
		if (code != 0) {
			throw new AssertionError(source + ": " + err.toString(StandardCharsets.UTF_8));
		}
		return out.toString(StandardCharsets.UTF_8);
	}

	/**
	 * All files of rules by name, as JSON: Jsonnet's own YAML reader needs an older
	 * SnakeYAML.
	 */
	private static String rules() {
		Map<String, Object> rules = new TreeMap<>();
		for (Path file : files(RULES, ".yml")) {
			try (Reader reader = Files.newBufferedReader(file)) {
				rules.put(file.getFileName().toString(), new Yaml().load(reader));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return new JsonMapper().writeValueAsString(rules);
	}

	private static List<Path> files(Path folder, String ending) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(ending)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
