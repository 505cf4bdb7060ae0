package com.aimixer.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/**
 * The simulator's command line.
 */
@Command(name = "ai-mixer-monitor-simulator", mixinStandardHelpOptions = true, sortOptions = false,
		description = "A stand-in for AI Mixer on this machine: six endpoints, 23 pods with metrics, faults on demand.",
		footer = { "", "Ports: base = control, +1..+6 regions, +11..+16 regions over HTTPS, +101..+123 pods,",
				"+200 channels over HTTP, +225 SMTP.",
				"Exit codes: 69 a port is taken, 78 bad arguments or scenario, 70 internal error." },
		exitCodeOnInvalidInput = StartException.BAD_CONFIGURATION, exitCodeOnExecutionException = 70)
public final class SimulatorApplication implements Callable<Integer> {

	@Option(names = "--base-port", paramLabel = "PORT", defaultValue = "19000",
			description = "Control port, from which the others count; 0 takes free ports (${DEFAULT-VALUE}).")
	private int basePort;

	@Option(names = "--address", paramLabel = "IPV4", defaultValue = "127.0.0.1",
			description = "Where it listens; 0.0.0.0 is every address, for a container (${DEFAULT-VALUE}).")
	private String address = "";

	@Option(names = "--advertise", paramLabel = "HOST",
			description = "The host that others reach it by, as /sd/targets and the banner name it (the address).")
	private @Nullable String advertise;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
			description = "The same seed gives the same traffic and pod names (${DEFAULT-VALUE}).")
	private long seed;

	@Option(names = "--scenario", paramLabel = "FILE",
			description = "Faults to play, YAML or JSON: a list 'faults' of what POST /faults takes.")
	private @Nullable Path scenario;

	@Option(names = "--ca-file", paramLabel = "FILE",
			description = "Where to write the certificate authority of the HTTPS ports (PEM).")
	private @Nullable Path caFile;

	@Option(names = "--channels",
			description = "Also runs stand-ins for PagerDuty, Slack, the watchdog's webhook and the mail server.")
	private boolean channels;

	@Spec
	private @Nullable CommandSpec spec;

	private SimulatorApplication() {
	}

	/**
	 * Runs the simulator until the process is told to stop.
	 * @param args see {@code --help}
	 */
	public static void main(String[] args) {
		// GreenMail logs by SLF4J, which would complain that nobody listens
		System.setProperty("slf4j.internal.verbosity", "ERROR");
		System.exit(commandLine().execute(args));
	}

	static CommandLine commandLine() {
		CommandLine commandLine = new CommandLine(new SimulatorApplication());
		commandLine.setParameterExceptionHandler((ex, _) -> {
			ex.getCommandLine().getErr().println(ex.getMessage() + "; see --help");
			return StartException.BAD_CONFIGURATION;
		});
		commandLine.setExecutionExceptionHandler((ex, line, _) -> {
			line.getErr().println(ex.getMessage());
			return (ex instanceof StartException start) ? start.exitCode() : 70;
		});
		return commandLine;
	}

	@Override
	public Integer call() throws StartException, InterruptedException {
		CommandLine line = line();
		if (this.basePort < 0 || this.basePort > SimulatorOptions.HIGHEST_BASE_PORT) {
			throw new ParameterException(line, "--base-port " + this.basePort + " is not between 0 and "
					+ SimulatorOptions.HIGHEST_BASE_PORT + ", which leaves room for the other ports");
		}
		Whereabouts where = Whereabouts.of(this.address, this.advertise);
		SimulatorOptions options = new SimulatorOptions(where.address(), where.advertise(), this.basePort, this.seed,
				this.scenario, this.channels);
		try (Simulator simulator = new Simulator(options)) {
			simulator.start();
			writeCertificate(simulator);
			PrintWriter out = line.getOut();
			Banner.of(simulator).forEach(out::println);
			out.flush();
			awaitStop(simulator);
		}
		return CommandLine.ExitCode.OK;
	}

	private CommandLine line() {
		if (this.spec == null) {
			throw new IllegalStateException("picocli sets the spec before the call");
		}
		return this.spec.commandLine();
	}

	private void writeCertificate(Simulator simulator) throws StartException {
		if (this.caFile == null) {
			return;
		}
		try {
			Files.writeString(this.caFile, simulator.caPem());
		}
		catch (IOException ex) {
			throw new StartException(StartException.BAD_CONFIGURATION, "--ca-file " + this.caFile
					+ " cannot be written (" + ex.getClass().getSimpleName() + "); name a file in an existing folder",
					ex);
		}
	}

	private static void awaitStop(Simulator simulator) throws InterruptedException {
		Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-stop"));
		new CountDownLatch(1).await();
	}

}
