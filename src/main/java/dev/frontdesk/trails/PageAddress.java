package dev.frontdesk.trails;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Addresses and titles of other people's pages, fit to be kept: of the web, of a
 * believable length, and without what opens a door or names a person.
 */
public final class PageAddress {

	private static final int LONGEST = 2_000;

	private static final Pattern SECRET = Pattern.compile(
			"([?&#;][^=&#;]*(?:token|passw|secret|session|auth|signature|api.?key|e?mail|phone)[^=&#;]*=)[^&#;]*",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern CAMPAIGN = Pattern
		.compile("[?&](utm_(?:source|medium|campaign|term|content))=([^&#]{1,300})");

	private PageAddress() {
	}

	/** Empty for what is no address of a page. */
	public static String of(@Nullable String typed) {
		String line = line(typed, LONGEST);
		return line.startsWith("https://") || line.startsWith("http://") ? SECRET.matcher(line).replaceAll("$1…") : "";
	}

	public static String title(@Nullable String typed) {
		return line(typed, 200);
	}

	/** Where it says what brought the visitor, by the names everyone uses. */
	static Map<String, String> campaign(String address) {
		Map<String, String> campaign = new TreeMap<>();
		Matcher found = CAMPAIGN.matcher(address);
		while (found.find()) {
			String value = line(decoded(found.group(2)), 100);
			if (!value.isEmpty()) {
				campaign.put(found.group(1), value);
			}
		}
		return campaign;
	}

	private static String decoded(String value) {
		try {
			return URLDecoder.decode(value, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			// cut in the middle of a character
			return value;
		}
	}

	static String line(@Nullable String typed, int max) {
		String text = (typed != null && typed.length() > max) ? typed.substring(0, max) : typed;
		try {
			return (text == null || text.isBlank()) ? "" : Texts.optionalLine("page", text, max);
		}
		catch (InvalidText ex) {
			// A title that is nothing but invisible characters is no title.
			return "";
		}
	}

}
