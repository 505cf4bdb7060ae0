package com.aimixer.demo;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.stream.Stream;

import com.aimixer.monitor.MonitorApplication;
import com.aimixer.simulator.Banner;
import com.aimixer.simulator.Simulator;
import com.aimixer.simulator.SimulatorOptions;
import com.aimixer.simulator.StartException;

/**
 * Starts the simulator and, watching it, the monitor.
 */
public final class DemoApplication {

	private static final String PROFILE = "--spring.profiles.active=simulator";

	private DemoApplication() {
	}

	/**
	 * Runs both until the process is told to stop.
	 * @param args arguments of the monitor
	 */
	public static void main(String[] args) {
		PrintStream out = System.out;
		Simulator simulator = new Simulator(SimulatorOptions.DEFAULTS);
		try {
			simulator.start();
		}
		catch (StartException ex) {
			System.err.println(ex.getMessage());
			System.exit(ex.exitCode());
		}
		Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-stop"));
		Banner.of(simulator).forEach(out::println);
		out.println("The monitor starts now, at http://localhost:8080/ unless told otherwise; Ctrl+C stops both");
		out.println(
				"Break something: curl -d '{\"kind\":\"region-down\",\"region\":\"us-west\",\"for\":\"2m\"}' http://127.0.0.1:"
						+ simulator.controlPort() + "/faults");
		MonitorApplication.main(Stream.concat(Stream.of(PROFILE), Arrays.stream(args)).toArray(String[]::new));
	}

}
