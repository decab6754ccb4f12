package dev.frontdesk.tickets;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.frontdesk.web.InvalidText;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Rich text as messages keep it: HTML that can do nothing but be read and followed, and
 * the same as plain text. A picture is only ever one of our own files, kept as
 * {@code src="file:<publicId>"} and given its address by {@link #withPictures} where it
 * is shown; pictures from elsewhere are left out, for they tell their owner who reads.
 */
public final class RichText {

	/** The most characters of HTML a message keeps. */
	public static final int MAX_LENGTH = 200_000;

	// What a paste may weigh before it is cleaned
	private static final int MAX_PASTED = 4_000_000;

	private static final int DEEPEST = 20;

	private static final Parser MARKDOWN = Parser.builder()
		.enabledBlockTypes(Set.of(ListBlock.class, BlockQuote.class, FencedCodeBlock.class))
		.maxOpenBlockParsers(DEEPEST)
		.maxInlineNesting(DEEPEST)
		.build();

	private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
		.escapeHtml(true)
		.sanitizeUrls(true)
		.softbreak("<br>")
		.build();

	private static final Pattern OWN_FILE = Pattern.compile("(?:file:|.*/files/)([A-Za-z0-9_-]{1,64})");

	private static final Pattern PICTURE = Pattern.compile("(<img [^>]*?src=\")file:([A-Za-z0-9_-]{1,64})\"");

	private static final Pattern OVERRIDES = Pattern.compile("[\\u202D\\u202E]|&#(?:8237|8238|[xX]202[dDeE]);?");

	private static final AttributePolicy OWN_PICTURE = (element, attribute, value) -> {
		java.util.regex.Matcher own = OWN_FILE.matcher(value.strip());
		boolean foreign = value.contains("//") || value.strip().regionMatches(true, 0, "data:", 0, 5);
		return (!foreign && own.matches()) ? "file:" + own.group(1) : null;
	};

	private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
		.allowElements("p", "br", "div", "b", "strong", "i", "em", "u", "s", "del", "ins", "sub", "sup", "ul", "ol",
				"li", "blockquote", "pre", "code", "hr", "h1", "h2", "h3", "h4", "table", "thead", "tbody", "tr", "td",
				"th")
		.allowElements((element, attributes) -> {
			int href = attributes.indexOf("href");
			if (href < 0 || attributes.get(href + 1).isBlank()) {
				return null;
			}
			attributes.add("target");
			attributes.add("_blank");
			return "a";
		}, "a")
		.allowAttributes("href")
		.onElements("a")
		.requireRelsOnLinks("noopener", "noreferrer", "nofollow", "ugc")
		.allowUrlProtocols("http", "https", "mailto", "tel", "file")
		.allowElements("img")
		.allowAttributes("src")
		.matching(OWN_PICTURE)
		.onElements("img")
		.allowAttributes("alt")
		.onElements("img")
		.allowAttributes("width", "height")
		.matching(Pattern.compile("[0-9]{1,4}"))
		.onElements("img")
		.disallowWithoutAttributes("img")
		.allowAttributes("dir")
		.matching(true, "ltr", "rtl", "auto")
		.globally()
		.allowAttributes("colspan", "rowspan")
		.matching(Pattern.compile("[0-9]{1,2}"))
		.onElements("td", "th")
		.allowAttributes("start")
		.matching(Pattern.compile("[0-9]{1,4}"))
		.onElements("ol")
		.disallowTextIn("script", "style", "xml", "head", "title", "noscript", "iframe", "object", "svg", "math")
		.toFactory();

	private RichText() {
	}

	/**
	 * Markdown-light: bold, italic, links, lists, quotes, code; a line break stays one.
	 * HTML in it is text; an address standing bare is a link.
	 */
	public static String fromMarkdown(String text) {
		org.commonmark.node.Node document = MARKDOWN.parse(text);
		document.accept(new BareLinks());
		return clean(RENDERER.render(document));
	}

	/**
	 * Pasted or composed HTML, made safe.
	 * @throws InvalidText when it is too long
	 */
	public static String clean(String html) {
		if (html.length() > MAX_PASTED) {
			throw new InvalidText("text", "web.text.too-long", MAX_LENGTH, html.length());
		}
		String clean = OVERRIDES.matcher(POLICY.sanitize(html)).replaceAll("").strip();
		if (clean.length() > MAX_LENGTH) {
			throw new InvalidText("text", "web.text.too-long", MAX_LENGTH, clean.length());
		}
		return clean;
	}

	/**
	 * The same as plain text: paragraphs part, items have a dash, links show where to.
	 */
	public static String text(String html) {
		TextWriter writer = new TextWriter();
		Jsoup.parseBodyFragment(html).body().traverse(writer);
		return writer.text();
	}

	/**
	 * With the pictures' addresses, for where it is shown.
	 * @param folder the address under which this reader gets the files of the message,
	 * such as {@code /desk/tickets/42/files/}; null leaves the pictures out, because they
	 * cannot be fetched there
	 */
	public static String withPictures(String html, @Nullable String folder) {
		if (!html.contains("\"file:")) {
			return html;
		}
		return (folder != null) ? PICTURE.matcher(html).replaceAll("$1" + folder + "$2\"")
				: html.replaceAll("<img [^>]*?src=\"file:[^>]*>", "");
	}

	/** The public ids of the files shown as pictures within. */
	public static List<String> pictures(String html) {
		return PICTURE.matcher(html).results().map((found) -> found.group(2)).distinct().toList();
	}

	private static final class TextWriter implements NodeVisitor {

		private static final Set<String> BLOCKS = Set.of("p", "div", "ul", "ol", "blockquote", "pre", "table", "h1",
				"h2", "h3", "h4", "hr");

		private final StringBuilder text = new StringBuilder();

		@Override
		public void head(Node node, int depth) {
			if (node instanceof TextNode words) {
				write(words);
			}
			else if (node instanceof Element element) {
				begin(element.normalName());
				String alt = element.attr("alt");
				if (!alt.isBlank()) {
					this.text.append('[').append(alt).append(']');
				}
			}
		}

		private void write(TextNode words) {
			boolean verbatim = isWithinPre(words.parent());
			String said = verbatim ? words.getWholeText() : words.getWholeText().replaceAll("\\s+", " ");
			this.text.append((!verbatim && atLineStart()) ? said.stripLeading() : said);
		}

		private static boolean isWithinPre(@Nullable Element parent) {
			return parent != null && parent.closest("pre") != null;
		}

		private void begin(String name) {
			if (BLOCKS.contains(name)) {
				part(2);
			}
			switch (name) {
				case "br" -> this.text.append('\n');
				case "tr" -> part(1);
				case "li" -> {
					part(1);
					this.text.append("- ");
				}
				default -> {
				}
			}
		}

		@Override
		public void tail(Node node, int depth) {
			if (!(node instanceof Element element)) {
				return;
			}
			String name = element.normalName();
			if (name.equals("a")) {
				address(element);
			}
			else if (name.equals("td") || name.equals("th")) {
				this.text.append('\t');
			}
			else if (BLOCKS.contains(name)) {
				part(2);
			}
		}

		private void address(Element link) {
			String href = link.attr("href");
			String shown = link.text().strip();
			String bare = href.toLowerCase(Locale.ROOT).startsWith("mailto:") ? href.substring(7) : href;
			if (!href.isEmpty() && !shown.equals(href) && !shown.equals(bare) && !plain(shown).equals(plain(href))) {
				this.text.append(" (").append(bare).append(')');
			}
		}

		// Cleaning writes some letters of an address as their codes
		private static String plain(String address) {
			try {
				return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
			}
			catch (IllegalArgumentException ex) {
				return address;
			}
		}

		private boolean atLineStart() {
			return this.text.isEmpty() || this.text.charAt(this.text.length() - 1) == '\n';
		}

		// At least so many line ends, once there is anything
		private void part(int lines) {
			int end = this.text.length();
			while (end > 0 && (this.text.charAt(end - 1) == ' ' || this.text.charAt(end - 1) == '\n')) {
				end--;
			}
			long there = this.text.substring(end).chars().filter((c) -> c == '\n').count();
			if (end > 0 && there < lines) {
				this.text.setLength(end);
				this.text.append("\n".repeat(lines));
			}
		}

		String text() {
			return this.text.toString().replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
		}

	}

}
