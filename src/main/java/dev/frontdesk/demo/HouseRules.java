package dev.frontdesk.demo;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.routing.RuleDraft;
import dev.frontdesk.routing.Rules;
import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import static dev.frontdesk.filters.TicketFilter.all;
import static dev.frontdesk.filters.TicketFilter.any;
import static dev.frontdesk.filters.TicketFilter.where;

/** Who takes what in the demo company, the particular before the general. */
@Component
class HouseRules {

	private final Rules rules;

	HouseRules(Rules rules) {
		this.rules = rules;
	}

	void write(Places places) {
		add(places, "Privacy requests", "trust", false, null,
				any(category(places, "account-privacy"), where("words", Operator.HAS_ANY, "GDPR", "PDPA")));
		add(places, "Arabic speakers", "arabic", true, null, where("language", Operator.IS, "ar"));
		add(places, "Thai speakers in the chat", "trips-asia", true, null,
				all(where("channel", Operator.IS, "CHAT"), where("language", Operator.IS, "th")));
		add(places, "Trips", "trips-asia", false, "trips", category(places, "trips"));
		add(places, "Payments and refunds", "payments", true, null,
				any(category(places, "account-payment", "account-refund"),
						where("words", Operator.HAS_ANY, "refund", "invoice", "számla", "Rechnung", "remboursement")));
		add(places, "Gear and warranty", "gear", false, null, category(places, "gear"));
		add(places, "Parcels", "orders", true, null, any(category(places, "orders"),
				where("words", Operator.HAS_ANY, "parcel", "delivery", "csomag", "Paket", "colis", "paczka")));
	}

	private void add(Places places, String name, String team, boolean needsLanguage, @Nullable String skill,
			TicketFilter filter) {
		this.rules.add(Actor.SYSTEM,
				new RuleDraft(name, filter, Places.at(places.teams(), team), needsLanguage, skill));
	}

	private static TicketFilter category(Places places, String... keys) {
		String[] ids = new String[keys.length];
		for (int i = 0; i < keys.length; i++) {
			ids[i] = Long.toString(Places.at(places.categories(), keys[i]));
		}
		return where("category", Operator.IS, ids);
	}

}
