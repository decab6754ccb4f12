package dev.frontdesk.bulk;

import java.util.List;

import dev.frontdesk.actions.Actions;
import dev.frontdesk.actions.TicketAction;
import org.springframework.stereotype.Component;

/** What the bar offers, for its template, as {@code @bulkOffers}. */
@Component("bulkOffers")
public class BulkOffers {

	private final List<Offer> all;

	BulkOffers(Actions actions) {
		this.all = actions.all()
			.stream()
			.filter(TicketAction::inBulk)
			.map((action) -> new Offer(action.key(), action.labelKey()))
			.toList();
	}

	public List<Offer> all() {
		return this.all;
	}

	public record Offer(String key, String labelKey) {
	}

}
