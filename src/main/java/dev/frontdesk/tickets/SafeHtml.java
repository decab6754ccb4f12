package dev.frontdesk.tickets;

import java.util.EnumSet;

import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.nibor.autolink.Span;
import org.springframework.web.util.HtmlUtils;

/** Turns typed text into HTML that can do nothing but be read and followed. */
final class SafeHtml {

	private static final LinkExtractor LINKS = LinkExtractor.builder()
		.linkTypes(EnumSet.of(LinkType.URL, LinkType.EMAIL))
		.build();

	private SafeHtml() {
	}

	static String of(String text) {
		StringBuilder html = new StringBuilder(text.length() + 64);
		for (Span span : LINKS.extractSpans(text)) {
			String part = text.substring(span.getBeginIndex(), span.getEndIndex());
			html.append((span instanceof LinkSpan link) ? anchor(part, link.getType()) : escape(part));
		}
		return html.toString();
	}

	private static String anchor(String address, LinkType type) {
		boolean mail = type == LinkType.EMAIL;
		if (!mail && !address.regionMatches(true, 0, "http://", 0, 7)
				&& !address.regionMatches(true, 0, "https://", 0, 8)) {
			return escape(address);
		}
		String target = escape(mail ? "mailto:" + address : address);
		return "<a href=\"" + target + "\" target=\"_blank\" rel=\"noopener noreferrer nofollow ugc\">"
				+ escape(address) + "</a>";
	}

	private static String escape(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8").replace("\n", "<br>");
	}

}
