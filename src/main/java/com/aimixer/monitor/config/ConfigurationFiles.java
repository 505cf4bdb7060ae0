package com.aimixer.monitor.config;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.yaml.snakeyaml.error.YAMLException;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;

/**
 * Remembers which files Spring Boot looks at, since the error of a YAML parser does not
 * say in which file it is.
 */
public final class ConfigurationFiles extends DefaultResourceLoader {

	private final List<Resource> files = new ArrayList<>();

	@Override
	public Resource getResource(String location) {
		Resource resource = super.getResource(location);
		if (location.endsWith(".yml") || location.endsWith(".yaml")) {
			this.files.add(resource);
		}
		return resource;
	}

	/** The first file that is no YAML. */
	Optional<Resource> broken() {
		return this.files.stream().filter(Resource::exists).filter(ConfigurationFiles::isBroken).findFirst();
	}

	private static boolean isBroken(Resource file) {
		try {
			new YamlPropertySourceLoader().load("check", file);
			return false;
		}
		catch (IOException | YAMLException ex) {
			return true;
		}
	}

}
