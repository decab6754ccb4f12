package dev.frontdesk.rest;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.search.Hit;
import dev.frontdesk.search.Results;
import dev.frontdesk.search.Search;
import dev.frontdesk.staff.Colleagues;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.views.View;
import dev.frontdesk.views.Views;
import dev.frontdesk.web.Caller;
import dev.frontdesk.web.Cursors;
import dev.frontdesk.web.Fault;
import dev.frontdesk.web.InvalidRequest;
import dev.frontdesk.web.Page;
import dev.frontdesk.web.Scope;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Lists of tickets: which they are says the desk's own machinery. */
@Component
class TicketLists {

	private final Views views;

	private final TicketFilters filters;

	private final Search search;

	private final Colleagues colleagues;

	private final TicketDocuments documents;

	private final Cursors cursors;

	TicketLists(Views views, TicketFilters filters, Search search, Colleagues colleagues, TicketDocuments documents,
			Cursors cursors) {
		this.views = views;
		this.filters = filters;
		this.search = search;
		this.colleagues = colleagues;
		this.documents = documents;
		this.cursors = cursors;
	}

	Page<TicketDocument> page(Reader.OfDesk reader, Caller caller, Asked asked, Locale locale) {
		if (Stream.of(asked.view(), asked.filter(), asked.q()).filter((one) -> one != null).count() > 1) {
			throw InvalidRequest.of(Fault.parameter((asked.filter() != null) ? "filter" : "q"), "rest.one-of",
					"view, filter, q");
		}
		String list = "tickets " + reader.agentId() + ' ' + asked.list();
		String inner = (asked.cursor() != null) ? this.cursors.open(list, asked.cursor()).getFirst() : null;
		Views.Ids ids = ids(reader, caller, asked, inner, locale);
		String next = ids.next();
		return new Page<>(this.documents.all(reader, ids.ids(), locale),
				(next != null) ? this.cursors.seal(list, next) : null);
	}

	private Views.Ids ids(Reader.OfDesk reader, Caller caller, Asked asked, @Nullable String cursor, Locale locale) {
		if (asked.q() != null) {
			// it finds by the words of notes, too
			caller.require(Scope.NOTES_READ);
			return found(reader, asked.q(), cursor, locale);
		}
		if (asked.view() != null) {
			String key = asked.view();
			View view = Fault.parameter("view").in(() -> this.views.view(reader, key));
			if (this.views.readsMessages(view)) {
				caller.require(Scope.NOTES_READ);
			}
			return Fault.parameter("view").in(() -> this.views.ids(reader, view, asked.order(), cursor, asked.limit()));
		}
		TicketFilter filter = (asked.filter() != null) ? filter(caller, asked.filter()) : TicketFilter.everything();
		return this.views.ids(reader, filter, asked.order(), cursor, asked.limit());
	}

	private Views.Ids found(Reader.OfDesk reader, String q, @Nullable String cursor, Locale locale) {
		Results results = Fault.parameter("q")
			.in(() -> this.search.page(reader, q, this.colleagues.zoneOf(reader.agentId()), cursor, locale));
		return new Views.Ids(results.hits().stream().map(Hit::ticketId).toList(), results.next());
	}

	private TicketFilter filter(Caller caller, String json) {
		TicketFilter filter = Fault.parameter("filter").in(() -> {
			try {
				return this.filters.given(json);
			}
			catch (InvalidFilter ex) {
				throw InvalidRequest.of(Fault.parameter("filter"), ex.key(), ex.arguments());
			}
		});
		if (this.filters.readsMessages(filter)) {
			caller.require(Scope.NOTES_READ);
		}
		return filter;
	}

	/**
	 * What is asked for; at most one of view, filter and q.
	 */
	record Asked(@Nullable String view, @Nullable String filter, @Nullable String q, @Nullable String order,
			@Nullable String cursor, int limit) {

		String list() {
			return String.join("\u0000", String.valueOf(this.view), String.valueOf(this.filter), String.valueOf(this.q),
					String.valueOf(this.order));
		}

	}

}
