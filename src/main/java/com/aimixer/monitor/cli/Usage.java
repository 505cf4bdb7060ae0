package com.aimixer.monitor.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine;

/**
 * The options and the usage text, as picocli wants them.
 */
@CommandLine.Command(name = "ai-mixer-monitor",
		customSynopsis = { "java -jar ai-mixer-monitor.jar [--once [--output=text|json] | --check-config]",
				"                                  [--key=value ...]" },
		header = "Watches the endpoints of AI Mixer and says whether they are healthy.%n",
		description = "%nWithout a command the monitor runs until it is stopped and answers at http://127.0.0.1:8080/.%n",
		sortOptions = false, separator = "=",
		footer = { "", "Configuration (application.yml here, MONITOR_... variables, or --key=value arguments):",
				"  monitor.interval                   pause between probes of an endpoint, 30s (or HEALTH_CHECK_INTERVAL)",
				"  monitor.timeout                    deadline of a probe, a third of the interval, at most 5s",
				"  monitor.endpoints[0].name, .url    what is monitored; the list replaces the six built-in endpoints",
				"  monitor.confirm.attempts, .spacing how a first failure is confirmed, 2 times, 1s apart",
				"  monitor.thresholds.response-time-warning, .response-time-critical   100ms, 500ms",
				"  monitor.thresholds.uptime-warning, .uptime-critical                 95.0, 90.0 percent in 24 h",
				"  monitor.history.records            probe records kept for each endpoint, 1000",
				"  server.address, server.port        where the monitor answers, 127.0.0.1 and 8080",
				"  spring.profiles.active=simulator   the endpoints of a simulator on this machine",
				"  spring.config.additional-location=file:/etc/monitor.yml   one more file", "", "Exit codes:",
				"  0   stopped; with --once: all endpoints are healthy", "  1   --once: some are degraded or unknown",
				"  2   --once: some are unhealthy", "  69  something needed is not there, such as a free port",
				"  70  internal error", "  78  the configuration or the command line is wrong", "", "Examples:",
				"  java -jar ai-mixer-monitor.jar", "  java -jar ai-mixer-monitor.jar --once --output=json",
				"  java -jar ai-mixer-monitor.jar --monitor.interval=10s --server.port=8081",
				"  java -jar ai-mixer-monitor.jar --check-config --spring.profiles.active=simulator" })
final class Usage {

	@Option(names = "--once", description = "Probe every endpoint once, print the result and exit.")
	boolean once;

	@Option(names = "--output", paramLabel = "text|json",
			description = "Form of the result of --once, text by default.")
	@Nullable Output output;

	@Option(names = "--check-config",
			description = "Say what is wrong with the configuration, or what it is, and exit.")
	boolean checkConfig;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Print this text and exit.")
	boolean help;

	@Option(names = { "-V", "--version" }, versionHelp = true, description = "Print the version and exit.")
	boolean version;

	Command command() {
		if (this.help) {
			return Command.HELP;
		}
		if (this.version) {
			return Command.VERSION;
		}
		if (this.once) {
			return Command.ONCE;
		}
		return this.checkConfig ? Command.CHECK_CONFIG : Command.SERVE;
	}

	Output output() {
		return (this.output != null) ? this.output : Output.TEXT;
	}

}
