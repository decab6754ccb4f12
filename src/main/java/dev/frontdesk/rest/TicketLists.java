package dev.frontdesk.rest;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.TicketField;
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
				return this.filters.checkPersonal(known(this.filters.parse(json)));
			}
			catch (InvalidFilter ex) {
				throw InvalidRequest.of(Fault.parameter("filter"), ex.key(), ex.arguments());
			}
		});
		if (filter.conditions().anyMatch((one) -> WORDS.contains(this.filters.field(one.field()).type()))) {
			caller.require(Scope.NOTES_READ);
		}
		return filter;
	}

	private static final Set<TicketField.Type> WORDS = Set.of(TicketField.Type.WORDS);

	/** The API writes its words in lower case; filters keep those of the desk. */
	private TicketFilter known(TicketFilter filter) {
		return switch (filter) {
			case TicketFilter.All(List<TicketFilter> parts) ->
				new TicketFilter.All(parts.stream().map(this::known).toList());
			case TicketFilter.Any(List<TicketFilter> parts) ->
				new TicketFilter.Any(parts.stream().map(this::known).toList());
			case TicketFilter.Not(TicketFilter part) -> new TicketFilter.Not(known(part));
			case TicketFilter.Condition condition -> known(condition);
		};
	}

	private TicketFilter.Condition known(TicketFilter.Condition condition) {
		TicketField field = this.filters.field(condition.field());
		if (field.type() != TicketField.Type.CHOICE) {
			return condition;
		}
		List<String> known = field.choices(Locale.ENGLISH).stream().map(TicketField.Choice::value).toList();
		return new TicketFilter.Condition(condition.field(), condition.operator(),
				condition.values().stream().map((value) -> {
					String upper = value.toUpperCase(Locale.ROOT).replace('-', '_');
					return (!known.contains(value) && known.contains(upper)) ? upper : value;
				}).toList());
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
