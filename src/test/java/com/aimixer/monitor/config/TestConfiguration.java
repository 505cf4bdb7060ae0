package com.aimixer.monitor.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.aimixer.monitor.config.LoadedSettings.Accepted;
import com.aimixer.monitor.config.LoadedSettings.Refused;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;

/**
 * A configuration of a file, variables and arguments, read as the application reads it.
 */
final class TestConfiguration {

	/** The least that is a configuration. */
	static final String ENDPOINT = """
			monitor.endpoints:
			  - name: us-west
			    url: https://us-west.example.com/health
			""";

	private final StandardEnvironment environment = new StandardEnvironment() {

		@Override
		protected void customizePropertySources(MutablePropertySources sources) {
			// neither the variables nor the properties of the machine
		}

	};

	private final Map<String, Object> variables = new LinkedHashMap<>();

	TestConfiguration() {
		this.environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", this.variables));
	}

	TestConfiguration file(Path file, String yaml) {
		try {
			Files.writeString(file, yaml);
			new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file))
				.forEach(this.environment.getPropertySources()::addLast);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	TestConfiguration variable(String name, String value) {
		this.variables.put(name, value);
		return this;
	}

	TestConfiguration arguments(String... arguments) {
		this.environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
		return this;
	}

	MonitorSettings settings() {
		return switch (SettingsLoader.load(this.environment)) {
			case Accepted accepted -> accepted.settings();
			case Refused refused -> throw new AssertionError(refused.problems());
		};
	}

	/** Every problem in one line, with the last part of the path of a file only. */
	List<String> problems() {
		return switch (SettingsLoader.load(this.environment)) {
			case Accepted _ -> List.of();
			case Refused refused ->
				refused.problems().stream().map((problem) -> problem.toString().replaceFirst("^/\\S*/", "")).toList();
		};
	}

}
