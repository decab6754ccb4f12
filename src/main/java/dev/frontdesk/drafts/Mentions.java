package dev.frontdesk.drafts;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.staff.Agent;

/**
 * Whom a note names: an {@code @} and a colleague's whole name, picked or typed. The
 * longest name wins; of two with one name those who were picked are meant, or both.
 */
final class Mentions {

	private Mentions() {
	}

	static List<Long> in(String text, List<Long> picked, List<Agent> colleagues) {
		String left = folded(text);
		if (left.indexOf('@') < 0) {
			return List.of();
		}
		Map<String, List<Long>> names = new LinkedHashMap<>();
		colleagues.stream()
			.sorted(Comparator.comparingInt((Agent agent) -> agent.name().length()).reversed())
			.forEach((agent) -> names.computeIfAbsent('@' + folded(agent.name()), (name) -> new ArrayList<>())
				.add(agent.id()));
		Set<Long> meant = new LinkedHashSet<>();
		for (Map.Entry<String, List<Long>> named : names.entrySet()) {
			String without = without(left, named.getKey());
			if (!without.equals(left)) {
				left = without;
				List<Long> chosen = named.getValue().stream().filter(picked::contains).toList();
				meant.addAll(chosen.isEmpty() ? named.getValue() : chosen);
			}
		}
		return List.copyOf(meant);
	}

	private static String without(String text, String name) {
		StringBuilder left = new StringBuilder(text);
		for (int at = left.indexOf(name); at >= 0; at = left.indexOf(name, at + 1)) {
			if (ends(left, at + name.length())) {
				left.replace(at, at + name.length(), " ".repeat(name.length()));
			}
		}
		return left.toString();
	}

	// Where words are written without spaces, a name may be followed by anything
	private static boolean ends(CharSequence text, int end) {
		if (end >= text.length() || !Character.isLetterOrDigit(text.charAt(end))) {
			return true;
		}
		return switch (Character.UnicodeScript.of(text.charAt(end))) {
			case THAI, LAO, KHMER, MYANMAR, HAN, HIRAGANA, KATAKANA -> true;
			default -> false;
		};
	}

	private static String folded(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
	}

}
