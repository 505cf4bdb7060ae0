package com.aimixer.monitor;

import com.aimixer.monitor.probe.http.HttpProbers;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The monitor.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(MonitorConfiguration.class)
public final class MonitorApplication {

	private MonitorApplication() {
	}

	/**
	 * Run the monitor. Ends the JVM unless the server was asked for and has started.
	 * @param args options and {@code --key=value} configuration, see {@code --help}
	 */
	public static void main(String[] args) {
		HttpProbers.turnOffNameCache();
		new Launcher(System.out, System.err).run(args).ifPresent(System::exit);
	}

}
