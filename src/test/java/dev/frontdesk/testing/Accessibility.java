package dev.frontdesk.testing;

import java.util.List;

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

	/** What may hold in one light and not in the other. */
	private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

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
	 * Checks the page in light and dark, on a phone and on a desk, without loading it
	 * anew: all rules in the light, in the dark what colours can break.
	 * @param page the page
	 */
	public static void checkEveryWay(Page page) {
		for (int width : WIDTHS) {
			page.setViewportSize(width, 800);
			for (ColorScheme scheme : SCHEMES) {
				page.emulateMedia(
						new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
				settle(page);
				String where = page.url() + " in " + scheme + " at " + width + " px";
				check(page, where, (scheme == ColorScheme.LIGHT) ? List.of() : COLOURS);
			}
			fitsItsWidth(page);
		}
	}

	/**
	 * Checks the page on a phone and on a desk, in the light it has.
	 * @param page the page
	 */
	public static void checkEveryWidth(Page page) {
		for (int width : WIDTHS) {
			page.setViewportSize(width, 800);
			settle(page);
			check(page, page.url() + " at " + width + " px");
			fitsItsWidth(page);
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
		check(page, where, List.of());
	}

	/**
	 * @param rules the only ones to check; all where empty
	 */
	private static void check(Page page, String where, List<String> rules) {
		assertThat((page.frames().size() > 1) ? acrossFrames(page, rules) : here(page, rules)).as(where).isEmpty();
	}

	private static List<String> acrossFrames(Page page, List<String> rules) {
		AxeBuilder axe = new AxeBuilder(page);
		return (rules.isEmpty() ? axe : axe.withRules(rules)).analyze()
			.getViolations()
			.stream()
			.map(Accessibility::explain)
			.toList();
	}

	// The builder brings axe anew each time, and opens a page of its own to end in
	private static List<String> here(Page page, List<String> rules) {
		if (Boolean.FALSE.equals(page.evaluate("'axe' in window"))) {
			page.evaluate(AxeBuilder.getAxeScript());
		}
		Object found = page.evaluate("""
				async (rules) => {
					const only = rules.length > 0 ? { runOnly: { type: 'rule', values: rules } } : {};
					const { violations } = await axe.run(document, { resultTypes: ['violations'], ...only });
					return violations.map((rule) => `${rule.id}: ${rule.help}` + rule.nodes.map((node) =>
						`\n    ${node.target} ${node.html} ${node.failureSummary}`).join(''));
				}""", rules);
		return ((List<?>) found).stream().map(String::valueOf).toList();
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
