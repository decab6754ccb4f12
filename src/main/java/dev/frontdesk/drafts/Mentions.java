package dev.frontdesk.drafts;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.staff.Agent;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Whom a note names: an {@code @} and a colleague's whole name, picked or typed. The
 * longest name wins; of two with one name those who were picked are meant, or both.
 */
public final class Mentions {

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

	/**
	 * The names in a note set apart, by the class {@code mention}.
	 * @param html made safe before
	 */
	public static String marked(String html, Collection<String> names) {
		if (html.indexOf('@') < 0 && !html.contains("&#64;")) {
			return html;
		}
		List<String> longestFirst = names.stream()
			.filter((name) -> !name.isBlank())
			.map((name) -> '@' + name)
			.sorted(Comparator.comparingInt(String::length).reversed())
			.toList();
		Document document = Jsoup.parseBodyFragment(html);
		document.outputSettings().prettyPrint(false);
		document.body().nodeStream(TextNode.class).toList().forEach((text) -> mark(text, longestFirst));
		return document.body().html();
	}

	private static void mark(TextNode text, List<String> names) {
		String whole = text.getWholeText();
		int done = 0;
		for (int at = whole.indexOf('@'); at >= 0; at = whole.indexOf('@', Math.max(at + 1, done))) {
			int from = at;
			String name = names.stream()
				.filter((one) -> whole.regionMatches(true, from, one, 0, one.length())
						&& ends(whole, from + one.length()))
				.findFirst()
				.orElse("");
			if (!name.isEmpty()) {
				text.before(new TextNode(whole.substring(done, at)));
				done = at + name.length();
				text.before(new Element("span").addClass("mention").text(whole.substring(at, done)));
			}
		}
		text.text(whole.substring(done));
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
