package com.aimixer.kubernetes.setup;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The scripts of {@code k8s} with a human at the terminal, which {@code script} of
 * util-linux stands in for.
 */
@Timeout(120)
class SetupTerminalTests {

	private static final Path SETUP = Path.of("k8s", "setup_monitoring.sh");

	private static final Path ROTATE = Path.of("k8s", "rotate_grafana_password.sh");

	@RegisterExtension
	private final StandInCluster cluster = new StandInCluster();

	@Test
	void secretsThatAreMissingAreAskedForAndNotShown() throws Exception {
		Process setup = atTerminal(Map.of("SMTP_PASSWORD", "given"), SETUP);
		StringBuilder screen = new StringBuilder();
		answer(setup, screen, "SLACK_WEBHOOK_URL (not shown): ", "no hidden address");
		answer(setup, screen,
				"is no address: it begins with https://hooks.slack.com/\r\nSLACK_WEBHOOK_URL (not shown): ",
				"https://hooks.slack.com/hidden");
		answer(setup, screen, "PAGERDUTY_ROUTING_KEY (not shown): ", "hidden-key");
		readUntil(setup.getInputStream(), screen, "The stack is ready");
		assertThat(end(setup)).isZero();
		assertThat(screen).doesNotContain("hidden-key", "hidden address", "com/hidden");
		assertThat(this.cluster.read("calls")).doesNotContain("hidden");
		assertThat(this.cluster.read("written/alertmanager-secrets"))
			.contains("pagerduty_routing_key: aGlkZGVuLWtleQ==");
	}

	@Test
	void anUninstallIsDoneOnlyAfterAYes() throws Exception {
		this.cluster.has("ours ai-mixer-node-exporter");
		Process uninstall = atTerminal(Map.of(), SETUP, "--uninstall");
		answer(uninstall, new StringBuilder(), "Type yes to do it: ", "y");
		assertThat(end(uninstall)).isEqualTo(70);
		assertThat(this.cluster.changes()).isEmpty();
	}

	@Test
	void aPasswordIsTypedTwice() throws Exception {
		this.cluster.hasGrafana("the first password");
		Process rotate = atTerminal(Map.of(), ROTATE, "--prompt");
		StringBuilder screen = new StringBuilder();
		answer(rotate, screen, "new password (not shown): ", "a hidden password");
		answer(rotate, screen, "once more: ", "a hidden pasword");
		readUntil(rotate.getInputStream(), screen, "these are two different passwords");
		assertThat(end(rotate)).isEqualTo(78);
		assertThat(screen).doesNotContain("a hidden");
	}

	@Test
	void whoInterruptsTheSetupIsToldHowToGoOn() throws Exception {
		Process setup = hanging("rollout status", StandInCluster.SECRETS, SETUP);
		interrupt(setup);
		assertThat(end(setup)).isEqualTo(130);
		assertThat(Files.readString(this.cluster.work().resolve("output")))
			.contains("interrupted: what has been done so far stays, run it again to go on");
		assertThat(this.cluster.leftovers()).isEmpty();
	}

	@Test
	void whoInterruptsTheRotationKeepsTheOldPassword() throws Exception {
		this.cluster.hasGrafana("the first password");
		String before = this.cluster.read("written/grafana-admin");
		Process rotate = hanging("rollout status", Map.of(), ROTATE);
		assertThat(this.cluster.read("written/grafana-admin")).isNotEqualTo(before);
		interrupt(rotate);
		assertThat(end(rotate)).isEqualTo(130);
		assertThat(Files.readString(this.cluster.work().resolve("output")))
			.contains("the old password is back in the Secret and holds");
		assertThat(this.cluster.read("written/grafana-admin")).isEqualTo(before);
		assertThat(this.cluster.changes().getLast()).startsWith("rollout undo deployment/grafana");
		assertThat(this.cluster.leftovers()).isEmpty();
	}

	private Process atTerminal(Map<String, String> environment, Path script, String... arguments) throws Exception {
		String command = String.join(" ", StandInCluster.command(script, arguments));
		return start(environment,
				List.of("script", "--quiet", "--return", "--flush", "--command", command, "/dev/null"))
			.start();
	}

	private ProcessBuilder start(Map<String, String> environment, List<String> command) throws Exception {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeAll(StandInCluster.SECRETS.keySet());
		builder.environment().putAll(this.cluster.environment(environment));
		return builder;
	}

	/** Type a line when the prompt is there. */
	private static void answer(Process process, StringBuilder screen, String prompt, String line) throws Exception {
		readUntil(process.getInputStream(), screen, prompt);
		OutputStream keyboard = process.getOutputStream();
		keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
		keyboard.flush();
	}

	private static void readUntil(InputStream output, StringBuilder screen, String text) throws Exception {
		while (screen.indexOf(text) < 0) {
			int next = output.read();
			assertThat(next).as("ended before '%s': %s", text, screen).isNotNegative();
			screen.append((char) next);
		}
		// what is found once is not the answer to the next question
		int end = screen.indexOf(text) + text.length();
		assertThat(end).isEqualTo(screen.length());
		screen.replace(end - text.length(), end, text.replace("(", "[").replace("once", "ONCE"));
	}

	private static int end(Process process) throws Exception {
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return process.exitValue();
	}

	/** A run in a process group of its own that hangs in this call of kubectl. */
	private Process hanging(String call, Map<String, String> environment, Path script) throws Exception {
		Files.writeString(this.cluster.folder().resolve("hangs"), call);
		Path pipe = this.cluster.folder().resolve("hanging");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT"));
		command.addAll(StandInCluster.command(script));
		Process process = start(environment, command).redirectOutput(this.cluster.work().resolve("output").toFile())
			.start();
		assertThat(Files.readString(pipe)).contains(call);
		return process;
	}

	private static void interrupt(Process process) throws Exception {
		assertThat(new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start().waitFor()).isZero();
	}

}
