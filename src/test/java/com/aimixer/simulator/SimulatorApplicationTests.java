package com.aimixer.simulator;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SimulatorApplicationTests {

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void helpNamesOptionsPortsAndExitCodes() {
		assertThat(run("--help")).isZero();
		assertThat(this.out.toString()).contains("--base-port", "--seed", "--scenario", "--ca-file", "--channels",
				"(19000)", "69");
	}

	@ParameterizedTest
	@CsvSource({ "--base-port=65500,--base-port 65500 is not between 0 and 65310", "--base-port=x,is not an int",
			"--sed=1,--sed=1", "more,more", "--address=localhost,--address localhost is no IPv4 address",
			"--address=::1,--address ::1 is no IPv4 address",
			"--address=0.0.0.0,say with --advertise under which host others reach it",
			"--advertise=http://mixer,--advertise http://mixer is neither a host name nor an IPv4 address",
			"--advertise=0.0.0.0,that can be asked", "--scenario=none.yml,none.yml: cannot be read" })
	void badArgumentsEndWithOneLineAndExitCode78(String argument, String words) {
		assertThat(run(argument)).isEqualTo(78);
		assertThat(this.err.toString().lines()).singleElement().asString().contains(words);
	}

	@Test
	void takenPortIsNamedInOneLineWithExitCode69() throws Exception {
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			int base = other.getLocalPort() - 1;
			assertThat(run("--base-port=" + base)).isEqualTo(69);
			assertThat(this.err.toString().lines()).singleElement()
				.asString()
				.contains("port " + other.getLocalPort() + " ", "(us-west)", "choose another --base-port");
		}
	}

	@Test
	void anAddressOfAnotherMachineIsNamedWithExitCode69() {
		assertThat(run("--address=192.0.2.1", "--base-port=0")).isEqualTo(69);
		assertThat(this.err.toString().lines()).singleElement()
			.asString()
			.contains(" on 192.0.2.1 (us-west) cannot be opened", "--address");
	}

	@Test
	void itListensWhereItIsToldAndNamesTheHostThatOthersReachItBy() throws Exception {
		InetAddress address = InetAddress.ofLiteral("127.0.0.2");
		SimulatorOptions options = new SimulatorOptions(address, "mixer.example", 0, 1, null, true);
		try (Simulator simulator = new Simulator(options).start()) {
			int port = simulator.controlPort();
			assertThat(Client.get("http://127.0.0.2:" + port + "/sd/targets").body()).contains("\"mixer.example:")
				.doesNotContain("127.0.0.");
			assertThat(Banner.of(simulator)).noneMatch((line) -> line.contains("127.0.0.1"))
				.last()
				.asString()
				.contains("http://mixer.example:");
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> Client.connect(port));
			int mail = simulator.channels().orElseThrow().mailPort();
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> Client.connect(mail));
		}
	}

	@Test
	void bannerSaysWhereEverythingListens() throws Exception {
		try (RunningSimulator mixer = new RunningSimulator()) {
			assertThat(Banner.of(mixer.simulator())).hasSize(7)
				.anyMatch((line) -> line.contains("us-west") && line.contains("8 pods, /metrics at 127.0.0.1:"))
				.first()
				.asString()
				.contains("http://127.0.0.1:" + mixer.simulator().controlPort() + "/");
		}
	}

	private int run(String... args) {
		CommandLine commandLine = SimulatorApplication.commandLine();
		commandLine.setOut(new PrintWriter(this.out, true));
		commandLine.setErr(new PrintWriter(this.err, true));
		return commandLine.execute(args);
	}

}
