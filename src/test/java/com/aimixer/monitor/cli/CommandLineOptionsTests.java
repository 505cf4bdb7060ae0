package com.aimixer.monitor.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CommandLineOptionsTests {

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "-, SERVE, TEXT", "--once, ONCE, TEXT", "--once --output=json, ONCE, JSON",
					"--output=TEXT --once, ONCE, TEXT", "--once --output json, ONCE, JSON",
					"--check-config, CHECK_CONFIG, TEXT", "--help, HELP, TEXT", "-h, HELP, TEXT",
					"--version, VERSION, TEXT", "--monitor.interval=5, SERVE, TEXT" })
	void commandAndOutputAreRead(String line, Command command, Output output) throws UsageException {
		CommandLineOptions options = CommandLineOptions.parse((line != null) ? line.split(" ") : new String[0]);
		assertThat(options.command()).isEqualTo(command);
		assertThat(options.output()).isEqualTo(output);
	}

	@Test
	void argumentsWithADotAreConfiguration() throws UsageException {
		assertThat(CommandLineOptions
			.parse("--monitor.interval=5", "--once", "--server.port=81", "--monitor.endpoints[0].url=http://a/?b=c d",
					"--logging.level.root=info", "--anything.else")
			.properties()).containsExactly("--monitor.interval=5", "--server.port=81",
					"--monitor.endpoints[0].url=http://a/?b=c d", "--logging.level.root=info", "--anything.else");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '>', quoteCharacter = '`',
			textBlock = """
					--onec                            > '--onec' is not an option; did you mean --once?
					--check                           > '--check' is not an option; did you mean --check-config?
					--debug                           > '--debug' is not an option; did you mean --logging.level.com.aimixer=debug?
					-x                                > '-x' is not an option; see --help
					once                              > 'once' is not an option; did you mean --once?
					start                             > 'start' is not an option; see --help
					--interval=5                      > '--interval=5' is not an option; did you mean --monitor.interval=5?
					--server.port 8081                > '8081' is not an option; did you mean --server.port=8081?
					-Dserver.port=8081                > '-Dserver.port=8081' is not an option; did you mean --server.port=8081?
					--output=xml --once               > Invalid value for option '--output': 'xml' is not text or json; see --help
					--once --output                   > Missing required parameter for option '--output' (text|json); see --help
					--output=json                     > --output belongs to --once; add --once or remove --output
					--once --check-config             > --once and --check-config exclude each other; use one of them
					--monitor.timeout=1 --monitor.timeout=2 > --monitor.timeout is given twice; give it once
					""")
	void mistakeIsToldWithWhatWasMeant(String line, String mistake) {
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> CommandLineOptions.parse(line.split(" ")))
			.satisfies((ex) -> assertThat(ex.mistakes()).containsExactly(mistake));
	}

	@Test
	void everyStrayArgumentIsTold() {
		assertThatExceptionOfType(UsageException.class)
			.isThrownBy(() -> CommandLineOptions.parse("-x", "--onec", "now"))
			.satisfies((ex) -> assertThat(ex.mistakes()).hasSize(3));
	}

	@Test
	void usageNamesEveryCommandExitCodeAndAnExample() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		CommandLineOptions.printUsage(new PrintStream(out, true, StandardCharsets.UTF_8));
		assertThat(out.toString(StandardCharsets.UTF_8)).contains("--once", "--output=text|json", "--check-config",
				"--help", "--version", "monitor.interval", "HEALTH_CHECK_INTERVAL", "Exit codes:", "  69 ", "  78 ",
				"Examples:");
	}

}
