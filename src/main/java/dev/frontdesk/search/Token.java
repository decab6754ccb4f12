package dev.frontdesk.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a query as typed.
 *
 * @param operator what stands before the colon, in lower case; null for bare words
 * @param text without its quotes
 */
record Token(boolean negated, @Nullable String operator, String text, boolean quoted) {

	private static final String QUOTES = "\"“”„‟«»「」";

	/** A query as pieces; a colon only counts behind the name of an operator. */
	static List<Token> of(String typed, Predicate<String> asks) {
		List<Token> tokens = new ArrayList<>();
		int at = 0;
		while (at < typed.length()) {
			if (Character.isWhitespace(typed.charAt(at)) || typed.charAt(at) == '\u3000') {
				at++;
				continue;
			}
			at = read(typed, at, asks, tokens);
		}
		return tokens;
	}

	private static int read(String typed, int from, Predicate<String> asks, List<Token> tokens) {
		int at = from;
		boolean negated = typed.charAt(at) == '-' && at + 1 < typed.length()
				&& !Character.isWhitespace(typed.charAt(at + 1));
		at += negated ? 1 : 0;
		int colon = colon(typed, at, asks);
		String operator = (colon > 0) ? typed.substring(at, colon).toLowerCase(Locale.ROOT) : null;
		at = (colon > 0) ? colon + 1 : at;
		if (at < typed.length() && QUOTES.indexOf(typed.charAt(at)) >= 0) {
			int end = at + 1;
			while (end < typed.length() && QUOTES.indexOf(typed.charAt(end)) < 0) {
				end++;
			}
			tokens.add(new Token(negated, operator, typed.substring(at + 1, end).strip(), true));
			return end + 1;
		}
		int end = at;
		while (end < typed.length() && !Character.isWhitespace(typed.charAt(end)) && typed.charAt(end) != '\u3000') {
			end++;
		}
		tokens.add(new Token(negated, operator, typed.substring(at, end), false));
		return end;
	}

	private static int colon(String typed, int from, Predicate<String> asks) {
		int at = from;
		while (at < typed.length() && isOfName(typed.charAt(at), at > from)) {
			at++;
		}
		boolean colon = at > from && at < typed.length() && (typed.charAt(at) == ':' || typed.charAt(at) == '：');
		return (colon && asks.test(typed.substring(from, at).toLowerCase(Locale.ROOT))) ? at : -1;
	}

	private static boolean isOfName(char sign, boolean behind) {
		char lower = Character.toLowerCase(sign);
		return (lower >= 'a' && lower <= 'z')
				|| (behind && ((sign >= '0' && sign <= '9') || sign == '-' || sign == '_'));
	}

}
