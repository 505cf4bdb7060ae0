package com.aimixer.monitor;

import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;

import com.aimixer.monitor.cli.Command;
import com.aimixer.monitor.cli.CommandLineOptions;
import com.aimixer.monitor.cli.Output;
import com.aimixer.monitor.cli.UsageException;
import com.aimixer.monitor.config.LoadedSettings.Accepted;
import com.aimixer.monitor.config.LoadedSettings.Refused;
import com.aimixer.monitor.config.MonitorSettings;
import com.aimixer.monitor.config.Problem;
import com.aimixer.monitor.config.SettingsSummary;

import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringApplication;

/**
 * Reads the command line and the configuration, then runs what was asked for. Whatever
 * goes wrong on the way is a line on stderr and an exit code, never a stack trace.
 */
final class Launcher {

	private final PrintStream out;

	private final PrintStream err;

	Launcher(PrintStream out, PrintStream err) {
		this.out = out;
		this.err = err;
	}

	/**
	 * Run a command.
	 * @return its exit code, or empty while the server runs on
	 */
	OptionalInt run(String... args) {
		try {
			CommandLineOptions options = CommandLineOptions.parse(args);
			return switch (options.command()) {
				case HELP -> help();
				case VERSION -> version();
				case SERVE, ONCE, CHECK_CONFIG -> start(options);
			};
		}
		catch (UsageException ex) {
			ex.mistakes().forEach(this.err::println);
			return OptionalInt.of(ExitCode.BAD_CONFIGURATION);
		}
	}

	private OptionalInt help() {
		CommandLineOptions.printUsage(this.out);
		return OptionalInt.of(ExitCode.OK);
	}

	private OptionalInt version() {
		this.out.println("ai-mixer-monitor " + Version.current() + " on Java " + Runtime.version());
		return OptionalInt.of(ExitCode.OK);
	}

	private OptionalInt start(CommandLineOptions options) {
		SettingsStage stage = new SettingsStage(options.command() == Command.SERVE);
		try {
			return launch(options, stage);
		}
		catch (RuntimeException | Error ex) {
			return OptionalInt.of(StartFailure.of(ex, stage).report(ex, this.err));
		}
	}

	private OptionalInt launch(CommandLineOptions options, SettingsStage stage) {
		SpringApplication application = new SpringApplication(MonitorApplication.class);
		application.setResourceLoader(stage.files());
		application.addListeners(stage);
		application.addInitializers(stage);
		try {
			application.run(options.properties().toArray(String[]::new));
			return OptionalInt.empty();
		}
		catch (AbandonedRunException ex) {
			return OptionalInt.of(switch (stage.loaded()) {
				case Accepted accepted -> finish(options.command(), options.output(), accepted.settings());
				case Refused refused -> refuse(refused.problems());
			});
		}
	}

	private int finish(Command command, Output output, MonitorSettings settings) {
		if (command == Command.ONCE) {
			return OnceRun.run(settings, output, this.out);
		}
		this.out.println("configuration is fine: " + SettingsSummary.line(settings));
		this.out.println(SettingsSummary.history(settings));
		this.out.println();
		SettingsSummary.table(settings).forEach(this.out::println);
		return ExitCode.OK;
	}

	private int refuse(List<Problem> problems) {
		problems.forEach(this.err::println);
		this.err.println((problems.size() == 1) ? "1 problem in the configuration"
				: problems.size() + " problems in the configuration");
		return ExitCode.BAD_CONFIGURATION;
	}

}
