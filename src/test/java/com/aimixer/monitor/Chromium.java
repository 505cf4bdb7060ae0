package com.aimixer.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.logging.Level;

import org.awaitility.Awaitility;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;

/**
 * A real browser. Where it cannot be had the test fails and names what to install.
 */
final class Chromium implements AutoCloseable {

	private static final Path PICTURES = Path.of("target", "pictures");

	private static final List<String> ARGUMENTS = List.of("--headless=new", "--no-sandbox", "--disable-gpu",
			"--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
			"--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "--window-size=1200,1000",
			"--lang=en-US");

	private final Path profile;

	private final ChromeDriver driver;

	Chromium() {
		try {
			this.profile = Files.createTempDirectory("chromium");
			List<String> programs = programs();
			ChromeOptions options = new ChromeOptions();
			options.setBinary(programs.get(0));
			options.addArguments(ARGUMENTS);
			options.addArguments("--user-data-dir=" + this.profile);
			LoggingPreferences logs = new LoggingPreferences();
			logs.enable(LogType.BROWSER, Level.ALL);
			options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
			this.driver = new ChromeDriver(
					new ChromeDriverService.Builder().usingDriverExecutable(Path.of(programs.get(1)).toFile()).build(),
					options);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Browser and driver. */
	private static List<String> programs() throws IOException {
		Process script = new ProcessBuilder("bash", "src/main/scripts/fetch_programs.sh", "chromium", "chromedriver")
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		List<String> paths = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
			.toList();
		if (paths.size() != 2) {
			throw new AssertionError("This test needs a real Chromium and its driver; see above what to install");
		}
		return paths;
	}

	void open(String url) {
		this.driver.get(url);
	}

	/** In another window, which is looked at from now on. */
	String openWindow(String url) {
		this.driver.switchTo().newWindow(WindowType.TAB);
		open(url);
		return window();
	}

	/** The window that is looked at. */
	String window() {
		return this.driver.getWindowHandle();
	}

	void lookAt(String window) {
		this.driver.switchTo().window(window);
	}

	String title() {
		return String.valueOf(this.driver.getTitle());
	}

	/** The text of the first element that a CSS selector finds, as people see it. */
	String text(String selector) {
		return ask(selector, "return found.innerText");
	}

	boolean shows(String selector) {
		return ask(selector,
				"return found.getClientRects().length > 0 && getComputedStyle(found).visibility === 'visible'")
			.equals("true");
	}

	String attribute(String selector, String name) {
		return ask(selector, "return found.getAttribute('" + name + "')");
	}

	/** In one step: what was found may be replaced before the next one. */
	private String ask(String selector, String question) {
		return String.valueOf(
				this.driver.executeScript("const found = document.querySelector(arguments[0]); " + question, selector));
	}

	Object run(String script) {
		return String.valueOf(this.driver.executeScript(script));
	}

	/** Wait for something to come true. */
	void await(Duration patience, Predicate<Chromium> condition) {
		Awaitility.await()
			.atMost(patience)
			.pollInterval(Duration.ofMillis(50))
			// the page may be loading
			.ignoreExceptionsInstanceOf(JavascriptException.class)
			.until(() -> condition.test(this));
	}

	/** What axe finds wrong, one line for each finding. */
	List<?> violations() {
		try {
			this.driver.executeScript(new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Object found = this.driver.executeAsyncScript("""
				const done = arguments[arguments.length - 1];
				axe.run().then((result) => done(result.violations.map((each) => each.id + ": " + each.help + "; "
					+ each.nodes.map((node) => node.html + " " + node.failureSummary).join("; "))));
				""");
		return (List<?>) Objects.requireNonNull(found);
	}

	/**
	 * Errors of the console since the last call: what the policy refused is among them.
	 */
	List<String> errors() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
			.map(LogEntry::toString)
			.toList();
	}

	void colours(String scheme) {
		command("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
	}

	void zone(String zone) {
		command("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
	}

	void scripts(boolean allowed) {
		command("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
	}

	void size(int width, int height) {
		command("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
	}

	private void command(String name, Map<String, Object> parameters) {
		this.driver.executeCdpCommand(name, parameters);
	}

	/** For people to look at. */
	void picture(String name) {
		try {
			Files.createDirectories(PICTURES);
			Files.write(PICTURES.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.driver.quit();
		try {
			FileSystemUtils.deleteRecursively(this.profile);
		}
		catch (IOException ignored) {
			// the browser may still be writing
		}
	}

}
