package dev.frontdesk.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The browser profiles of one test, and what went wrong in them.
 */
final class Profiles {

	private final List<BrowserContext> open = new ArrayList<>();

	private final List<String> problems = new ArrayList<>();

	BrowserContext open(Browser browser, Person person, String address) {
		BrowserContext profile = browser.newContext(new Browser.NewContextOptions().setBaseURL(address)
			.setLocale(person.locale())
			.setTimezoneId(person.timezone())
			.setViewportSize(person.width(), person.height())
			.setColorScheme(person.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
			.setJavaScriptEnabled(person.javaScript()));
		profile.setDefaultTimeout(15_000);
		profile.onWebError((error) -> this.problems.add(error.error()));
		profile.onConsoleMessage((message) -> {
			if (message.text().contains("Content Security Policy")) {
				this.problems.add(message.text());
			}
		});
		this.open.add(profile);
		return profile;
	}

	/**
	 * Closes all.
	 * @param pictures where to leave a picture of each page, if the test failed
	 */
	void close(Optional<Path> pictures) {
		pictures.ifPresent(this::takePictures);
		this.open.forEach(BrowserContext::close);
		if (pictures.isEmpty()) {
			assertThat(this.problems).as("errors that pages reported").isEmpty();
		}
		else {
			this.problems.forEach(System.err::println);
		}
	}

	private void takePictures(Path folder) {
		int number = 0;
		for (BrowserContext profile : this.open) {
			for (Page page : profile.pages()) {
				Path picture = folder.resolveSibling(folder.getFileName() + "-" + ++number + ".png");
				System.err.println("At the failure " + page.url() + " looked like " + picture);
				try {
					page.screenshot(new Page.ScreenshotOptions().setPath(picture).setTimeout(5_000));
				}
				catch (RuntimeException ex) {
					System.err.println("No picture: " + ex.getMessage());
				}
			}
		}
	}

}
