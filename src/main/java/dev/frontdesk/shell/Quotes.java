package dev.frontdesk.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Long quotations in a message's HTML, folded until someone wants to read them. */
public final class Quotes {

	private static final int SHORT = 280;

	private static final Pattern EDGE = Pattern.compile("<(/?)blockquote[^>]*>");

	private Quotes() {
	}

	/**
	 * @param html safe and well formed
	 * @param label what unfolds it, as plain text
	 */
	public static String folded(String html, String label) {
		if (!html.contains("<blockquote")) {
			return html;
		}
		StringBuilder folded = new StringBuilder(html.length() + 128);
		Matcher edge = EDGE.matcher(html);
		int depth = 0;
		int begun = 0;
		int done = 0;
		while (edge.find()) {
			if (edge.group(1).isEmpty()) {
				if (depth++ == 0) {
					begun = edge.start();
				}
			}
			else if (depth > 0 && --depth == 0) {
				String quote = html.substring(begun, edge.end());
				folded.append(html, done, begun).append(isShort(quote) ? quote : details(quote, label));
				done = edge.end();
			}
		}
		return folded.append(html, done, html.length()).toString();
	}

	private static boolean isShort(String quote) {
		return quote.replaceAll("<[^>]*>", "").length() <= SHORT;
	}

	private static String details(String quote, String label) {
		return "<details class=\"quoted\"><summary>" + label + "</summary>" + quote + "</details>";
	}

}
