package dev.frontdesk.demo;

import java.util.List;
import java.util.Set;

import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketField;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.staff.Role;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.views.Audience;
import dev.frontdesk.views.Fact;
import dev.frontdesk.views.Grouping;
import dev.frontdesk.views.Groups;
import dev.frontdesk.views.Look;
import dev.frontdesk.views.Order;
import dev.frontdesk.views.SavedViews;
import dev.frontdesk.views.Sorting;
import dev.frontdesk.views.ViewDraft;
import org.springframework.stereotype.Component;

import static dev.frontdesk.filters.TicketFilter.all;
import static dev.frontdesk.filters.TicketFilter.where;

/** The views the team lead of the demo company built for everyone. */
@Component
class HouseViews {

	private final SavedViews views;

	private final TicketFilters filters;

	HouseViews(SavedViews views, TicketFilters filters) {
		this.views = views;
		this.filters = filters;
	}

	void write(Places places) {
		Reader.OfDesk lead = new Reader.OfDesk(Places.at(places.agents(), Cast.LEAD.handle()), Role.LEAD);
		TicketFilter open = where("status", Operator.IS, "NEW", "OPEN");
		add(lead, "Urgent, by team", all(open, where("priority", Operator.IS, "URGENT", "HIGH")), new Look(
				Set.of(Fact.STATUS, Fact.PRIORITY, Fact.LANGUAGE, Fact.ASSIGNEE), Sorting.WAIT, true, Grouping.TEAM));
		add(lead, "Waiting over a day", all(open, where("waiting", Operator.OLDER_THAN, "1d")),
				new Look(Set.of(Fact.STATUS, Fact.TEAM, Fact.ASSIGNEE, Fact.CREATED), Sorting.WAIT, true, null));
		add(lead, "Orders, by product", all(open, where("fields.product", Operator.GIVEN)),
				new Look(Set.of(Fact.STATUS, Fact.ASSIGNEE),
						List.of(field("order-number"), field("reason-for-return"), field("bought-on"), field("refund")),
						new Order.OfField(field("bought-on")), true, new Groups.OfField(field("product"))));
	}

	private TicketField field(String key) {
		return this.filters.field("fields." + key);
	}

	private void add(Reader.OfDesk lead, String name, TicketFilter filter, Look look) {
		this.views.add(lead, new ViewDraft(name, filter, look, Audience.EVERYONE, Set.of()));
	}

}
