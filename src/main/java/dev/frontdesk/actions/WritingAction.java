package dev.frontdesk.actions;

import java.util.Locale;

import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Visibility;
import dev.frontdesk.web.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Writes a reply to the customer, or a note for colleagues, with placeholders filled. */
class WritingAction implements TicketAction {

	private final String key;

	private final int order;

	private final Visibility visibility;

	private final Placeholders placeholders;

	private final Pen pen;

	WritingAction(String key, int order, Visibility visibility, Placeholders placeholders, Pen pen) {
		this.key = key;
		this.order = order;
		this.visibility = visibility;
		this.placeholders = placeholders;
		this.pen = pen;
	}

	@Override
	public String key() {
		return this.key;
	}

	@Override
	public String labelKey() {
		return "actions." + this.key;
	}

	@Override
	public Input input() {
		return Input.TEXT;
	}

	@Override
	public int order() {
		return this.order;
	}

	@Override
	public String check(String value) {
		String text = Texts.block("value", value, Pen.LONGEST);
		this.placeholders.check("value", text);
		return text;
	}

	@Override
	public String words(String value, Locale reader) {
		String line = value.lines().findFirst().orElse("");
		int most = 80;
		boolean more = line.length() < value.length() || line.codePointCount(0, line.length()) > most;
		return more
				? line.substring(0, line.offsetByCodePoints(0, Math.min(most, line.codePointCount(0, line.length()))))
						+ " …"
				: line;
	}

	@Override
	public Outcome apply(Acting acting, Ticket ticket, String value) {
		Locale language = Locale.forLanguageTag(ticket.language());
		String text = this.placeholders.fill(value, this.placeholders.of(ticket, acting.by().agentId(), language))
			.text();
		this.pen.write(acting, ticket, this.visibility, this.key, text, ticket.language(), java.util.List::of);
		return Outcome.FINAL;
	}

	@Override
	public boolean undoable() {
		return false;
	}

	@Override
	public boolean reachesCustomer(String value) {
		return this.visibility == Visibility.PUBLIC;
	}

	@Override
	public boolean writesNote() {
		return this.visibility == Visibility.NOTE;
	}

	@Configuration(proxyBeanMethods = false)
	static class Kinds {

		@Bean
		TicketAction replyAction(Placeholders placeholders, Pen pen) {
			return new WritingAction("reply", 100, Visibility.PUBLIC, placeholders, pen);
		}

		@Bean
		TicketAction noteAction(Placeholders placeholders, Pen pen) {
			return new WritingAction("note", 110, Visibility.NOTE, placeholders, pen);
		}

	}

}
