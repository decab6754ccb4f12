package dev.frontdesk.bulk;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.actions.Actions;
import dev.frontdesk.actions.TicketAction;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the bar offers, for its template, as {@code @bulkOffers}. */
@Component("bulkOffers")
public class BulkOffers {

	private final Actions actions;

	private final MessageSource messages;

	BulkOffers(Actions actions, MessageSource messages) {
		this.actions = actions;
		this.messages = messages;
	}

	public List<Offer> all() {
		Locale reader = LocaleContextHolder.getLocale();
		return this.actions.all()
			.stream()
			.filter(TicketAction::inBulk)
			.map((action) -> new Offer(action.key(), action.label(this.messages, reader)))
			.toList();
	}

	public record Offer(String key, String label) {
	}

}
