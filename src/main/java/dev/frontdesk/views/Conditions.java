package dev.frontdesk.views;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.tickets.Reader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What saved views ask, as SQL. */
@Component
class Conditions {

	private final TicketFilters filters;

	private final JdbcClient jdbc;

	Conditions(TicketFilters filters, JdbcClient jdbc) {
		this.filters = filters;
		this.jdbc = jdbc;
	}

	/**
	 * Reads a stored filter.
	 * @throws dev.frontdesk.filters.InvalidFilter when it asks for what no longer exists
	 */
	TicketFilter read(String filter) {
		return this.filters.parse(filter);
	}

	/** Spam, trash and what was merged are in a view only when it asks for them. */
	Reader.Predicate of(TicketFilter filter, Reader.OfDesk reader, String prefix) {
		Set<String> asked = filter.conditions().map(TicketFilter.Condition::field).collect(Collectors.toSet());
		List<TicketFilter> parts = new java.util.ArrayList<>(List.of(filter));
		if (!asked.contains("shelf")) {
			parts.add(TicketFilter.where("shelf", Operator.IS, "DESK"));
		}
		if (!asked.contains("merged")) {
			parts.add(TicketFilter.where("merged", Operator.NO));
		}
		return this.filters.compile(new TicketFilter.All(parts), prefix, reader);
	}

	/** What cannot be read is taken to. */
	boolean readsMessages(String filter) {
		try {
			return this.filters.readsMessages(read(filter));
		}
		catch (InvalidFilter ex) {
			return true;
		}
	}

	boolean isPersonal(TicketFilter filter) {
		return this.filters.isPersonal(filter);
	}

	/** How many, counted up to {@link Views#COUNTED}. */
	long count(Reader.Predicate condition, Reader.OfDesk reader) {
		return this.jdbc
			.sql("select count(*) from (select 1 from ticket t where " + condition.sql() + " and " + reader.sees().sql()
					+ " limit :most) x")
			.params(condition.parameters())
			.params(reader.sees().parameters())
			.param("most", Views.COUNTED)
			.query(Long.class)
			.single();
	}

}
