package dev.frontdesk.tickets;

import java.util.EnumSet;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.nibor.autolink.Span;

/** Makes links of the addresses that stand bare in a text with marks. */
final class BareLinks extends AbstractVisitor {

	private static final LinkExtractor LINKS = LinkExtractor.builder()
		.linkTypes(EnumSet.of(LinkType.URL, LinkType.EMAIL))
		.build();

	@Override
	public void visit(Link link) {
		// what is linked already leads where it says
	}

	/**
	 * Signs that turned out to mean nothing part a text in several: they are one first.
	 */
	@Override
	protected void visitChildren(Node parent) {
		for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
			if (node instanceof Text text && node.getNext() instanceof Text) {
				join(text);
			}
		}
		super.visitChildren(parent);
	}

	private static void join(Text text) {
		StringBuilder whole = new StringBuilder(text.getLiteral());
		while (text.getNext() instanceof Text next) {
			whole.append(next.getLiteral());
			next.unlink();
		}
		text.setLiteral(whole.toString());
	}

	@Override
	public void visit(Text text) {
		String whole = text.getLiteral();
		Node last = text;
		for (Span span : LINKS.extractSpans(whole)) {
			String part = whole.substring(span.getBeginIndex(), span.getEndIndex());
			Node node = (span instanceof LinkSpan found && leads(found, part)) ? link(found, part) : new Text(part);
			last.insertAfter(node);
			last = node;
		}
		text.unlink();
	}

	private static boolean leads(LinkSpan found, String part) {
		return found.getType() == LinkType.EMAIL || part.regionMatches(true, 0, "http://", 0, 7)
				|| part.regionMatches(true, 0, "https://", 0, 8);
	}

	private static Link link(LinkSpan found, String part) {
		Link link = new Link((found.getType() == LinkType.EMAIL) ? "mailto:" + part : part, null);
		link.appendChild(new Text(part));
		return link;
	}

}
