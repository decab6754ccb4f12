package dev.frontdesk.fields;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import dev.frontdesk.web.InvalidText;

/**
 * Regular expressions that admins write and strangers' texts are tried on: each trial has
 * a budget, so that no pattern can hold up the house.
 */
final class Patterns {

	private static final int LONGEST = 200;

	private static final int BUDGET = 100_000;

	private Patterns() {
	}

	/**
	 * The pattern as it is kept.
	 * @throws InvalidText at {@code pattern} when it is none
	 */
	static String check(String typed) {
		String pattern = typed.strip();
		if (pattern.length() > LONGEST) {
			throw new InvalidText("pattern", "web.text.too-long", LONGEST, pattern.length());
		}
		try {
			Pattern.compile(pattern);
			return pattern;
		}
		catch (PatternSyntaxException ex) {
			throw new InvalidText("pattern", "fields.pattern.wrong", Math.max(0, ex.getIndex()) + 1);
		}
	}

	/** Whether the whole text looks so; false too where that takes too long to tell. */
	static boolean matches(String pattern, String text) {
		try {
			return Pattern.compile(pattern).matcher(new Metered(text, new AtomicInteger(BUDGET))).matches();
		}
		catch (Spent | StackOverflowError ex) {
			return false;
		}
	}

	private record Metered(String text, AtomicInteger left) implements CharSequence {

		@Override
		public char charAt(int index) {
			if (this.left.decrementAndGet() < 0) {
				throw new Spent();
			}
			return this.text.charAt(index);
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return new Metered(this.text.substring(start, end), this.left);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

	private static final class Spent extends RuntimeException {

		Spent() {
			super(null, null, false, false);
		}

	}

}
