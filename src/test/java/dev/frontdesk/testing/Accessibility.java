package dev.frontdesk.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * axe's judgement of a page, which must find nothing.
 */
public final class Accessibility {

	private static final int[] WIDTHS = { 390, 1280 };

	private static final ColorScheme[] SCHEMES = { ColorScheme.LIGHT, ColorScheme.DARK };

	private Accessibility() {
	}

	/**
	 * Checks the page as it stands, frames included.
	 * @param page the page
	 */
	public static void check(Page page) {
		check(page, page.url());
	}

	/**
	 * Checks the page in light and dark, on a phone and on a desk.
	 * @param page the page
	 */
	public static void checkEveryWay(Page page) {
		for (ColorScheme scheme : SCHEMES) {
			page.emulateMedia(
					new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
			for (int width : WIDTHS) {
				page.setViewportSize(width, 800);
				settle(page);
				check(page, page.url() + " in " + scheme + " at " + width + " px");
			}
		}
	}

	/**
	 * Checks that nothing has to be scrolled sideways.
	 * @param page the page
	 */
	public static void fitsItsWidth(Page page) {
		Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
		assertThat(overflow).as("pixels beyond the width of %s", page.url()).isEqualTo(0);
	}

	/**
	 * Until the colours of the new scheme are drawn: Chromium keeps some inherited ones
	 * from before when the scheme changes under an open page, so all are worked out anew.
	 */
	private static void settle(Page page) {
		page.frames().forEach((frame) -> frame.evaluate("""
				() => {
					document.body.hidden = true;
					void document.body.offsetHeight;
					document.body.hidden = false;
					return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
				}"""));
	}

	private static void check(Page page, String where) {
		assertThat(new AxeBuilder(page).analyze().getViolations()).as(where)
			.extracting(Accessibility::explain)
			.isEmpty();
	}

	private static String explain(Rule rule) {
		StringBuilder text = new StringBuilder(rule.getId() + ": " + rule.getHelp());
		rule.getNodes()
			.forEach((node) -> text.append("\n    ")
				.append(node.getTarget())
				.append(' ')
				.append(node.getHtml())
				.append(' ')
				.append(node.getFailureSummary()));
		return text.toString();
	}

}
