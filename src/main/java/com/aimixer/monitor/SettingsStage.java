package com.aimixer.monitor;

import com.aimixer.monitor.config.ConfigurationFiles;
import com.aimixer.monitor.config.LoadedSettings.Accepted;
import com.aimixer.monitor.config.LoadedSettings;
import com.aimixer.monitor.config.SettingsLoader;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Checks the settings as soon as the environment is there and ends the start where no
 * server is wanted or the settings are wrong: neither needs an application context.
 */
final class SettingsStage implements ApplicationListener<ApplicationEnvironmentPreparedEvent>,
		ApplicationContextInitializer<ConfigurableApplicationContext> {

	private final boolean serve;

	private final ConfigurationFiles files = new ConfigurationFiles();

	private @Nullable LoadedSettings loaded;

	private String address = "all addresses";

	SettingsStage(boolean serve) {
		this.serve = serve;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		this.address = event.getEnvironment().getProperty("server.address", this.address);
		this.loaded = EngineCheck.of(SettingsLoader.load(event.getEnvironment()));
		if (!this.serve || !(this.loaded instanceof Accepted)) {
			throw new AbandonedRunException();
		}
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		if (this.loaded instanceof Accepted accepted) {
			context.getBeanFactory().registerSingleton("monitorSettings", accepted.settings());
		}
	}

	/** The files that are looked at while the environment is prepared. */
	ConfigurationFiles files() {
		return this.files;
	}

	/** The address of the server, as far as it is known. */
	String address() {
		return this.address;
	}

	/** What was loaded before the start ended. */
	LoadedSettings loaded() {
		if (this.loaded == null) {
			throw new IllegalStateException("the environment was not prepared");
		}
		return this.loaded;
	}

}
