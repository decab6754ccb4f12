package dev.frontdesk.proactive;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;

/**
 * What stands in a text for something of the visitor: {@code {{customer.name}}}, or with
 * a word for when it is not known, {@code {{attribute.plan|your plan}}}. As in replies;
 * the browser fills by the same rules.
 */
final class Wording {

	static final int LONGEST = 300;

	/** Of what the page says, so that it cannot say more than the message. */
	private static final int VALUE = 60;

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([\\w.-]+)\\s*(?:\\|([^{}]*))?\\}\\}");

	private static final Pattern KNOWN = Pattern
		.compile("customer\\.(?:name|firstName)|market\\.name|brand\\.name|attribute\\.[A-Za-z0-9_.-]{1,60}");

	private Wording() {
	}

	/**
	 * @throws InvalidText naming the placeholder that does not exist, or the braces that
	 * do not close
	 */
	static String typed(String field, String typed) {
		String text = typed.isBlank() ? "" : Texts.block(field, typed, LONGEST);
		Matcher found = PLACEHOLDER.matcher(text);
		while (found.find()) {
			if (!KNOWN.matcher(found.group(1)).matches()) {
				throw new InvalidText(field, "proactive.placeholder.unknown", found.group());
			}
		}
		if (found.replaceAll("").matches("(?s).*(\\{\\{|\\}\\}).*")) {
			throw new InvalidText(field, "proactive.placeholder.open");
		}
		return text;
	}

	static String filled(String text, Map<String, String> values) {
		String filled = PLACEHOLDER.matcher(text).replaceAll((found) -> {
			String value = clean(values.getOrDefault(found.group(1), ""));
			return Matcher
				.quoteReplacement(value.isEmpty() ? Objects.requireNonNullElse(found.group(2), "").strip() : value);
		});
		// what is left around nothing
		return filled.replaceAll(" +([,.!?،؟])", "$1").replaceAll(" {2,}", " ").strip();
	}

	private static String clean(String value) {
		try {
			return value.isBlank() ? ""
					: Texts.optionalLine("value", value.substring(0, Math.min(value.length(), VALUE)), VALUE);
		}
		catch (InvalidText ex) {
			return "";
		}
	}

}
