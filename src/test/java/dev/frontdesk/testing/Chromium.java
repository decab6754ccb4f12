package dev.frontdesk.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.Driver;

/**
 * The browser of this machine: an installed Chromium, else Playwright's own.
 */
public final class Chromium implements AutoCloseable {

	/** Playwright would fetch three browsers by itself; one is asked for below. */
	private static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

	/**
	 * They let it run as root, keep it from calling home, and choose the demo shop's tab
	 * where a page asks which to show, found by the address it has.
	 */
	private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-background-networking",
			"--disable-quic", "--no-first-run", "--disable-component-update", "--disable-sync",
			"--use-fake-ui-for-media-stream", "--auto-select-tab-capture-source-by-title=Gear for the long way",
			"--disable-features=WebRtcHideLocalIpsWithMdns");

	private final Playwright playwright;

	private final Browser browser;

	private Chromium(Playwright playwright, Browser browser) {
		this.playwright = playwright;
		this.browser = browser;
	}

	public static Optional<Chromium> launch() {
		Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
		return installed().or(() -> playwrightsOwn(playwright)).map((program) -> {
			BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setExecutablePath(program)
				.setArgs(FLAGS);
			return new Chromium(playwright, playwright.chromium().launch(options));
		});
	}

	private static Optional<Path> installed() {
		return Stream
			.of(System.getenv().getOrDefault("PLAYWRIGHT_CHROMIUM", ""), "/usr/bin/chromium",
					"/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
					"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
					"/Applications/Chromium.app/Contents/MacOS/Chromium",
					"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe")
			.filter((program) -> !program.isEmpty())
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst();
	}

	private static Optional<Path> playwrightsOwn(Playwright playwright) {
		Path program = Path.of(playwright.chromium().executablePath());
		if (!Files.isExecutable(program)) {
			download();
		}
		return Optional.of(program).filter(Files::isExecutable);
	}

	private static void download() {
		ProcessBuilder builder = Driver.ensureDriverInstalled(NO_DOWNLOAD, false).createProcessBuilder();
		builder.command().addAll(List.of("install", "chromium"));
		try {
			Process process = builder.inheritIO().start();
			if (!process.waitFor(5, TimeUnit.MINUTES)) {
				process.destroyForcibly();
			}
		}
		catch (IOException ex) {
			System.err.println("Playwright cannot fetch its Chromium: " + ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	public Browser browser() {
		return this.browser;
	}

	@Override
	public void close() {
		this.playwright.close();
	}

}
