package com.aimixer.monitor.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * Keeps the built-in configuration underneath everything else. Without it
 * {@code --spring.config.location=my.yml} would drop it whole and open the server to
 * every network. Beside it, {@code LOG_DIR} names the directory of the log.
 */
final class BuiltInConfiguration implements EnvironmentPostProcessor, Ordered {

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		List<String> files = new ArrayList<>();
		for (String profile : environment.getActiveProfiles()) {
			files.addFirst("application-" + profile + ".yml");
		}
		files.add("application.yml");
		for (String file : files) {
			Resource resource = new ClassPathResource(file);
			if (resource.exists() && !isLoaded(resource, environment)) {
				load(resource).forEach(environment.getPropertySources()::addLast);
			}
		}
		logInto(environment.getProperty("LOG_DIR", ""), environment);
	}

	/** Spring Boot would call the file {@code spring.log}. */
	private static void logInto(String directory, ConfigurableEnvironment environment) {
		if (!directory.isBlank() && !environment.containsProperty("logging.file.path")) {
			environment.getPropertySources()
				.addLast(new MapPropertySource("LOG_DIR", Map.of("logging.file.name", directory + "/monitor.log")));
		}
	}

	private static boolean isLoaded(Resource resource, ConfigurableEnvironment environment) {
		return environment.getPropertySources()
			.stream()
			.anyMatch((source) -> source.getName().contains(resource.getDescription()));
	}

	private static List<PropertySource<?>> load(Resource resource) {
		try {
			return new YamlPropertySourceLoader().load(resource.getDescription(), resource);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
