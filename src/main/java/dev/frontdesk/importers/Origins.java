package dev.frontdesk.importers;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.frontdesk.sources.ImportedMessage;
import dev.frontdesk.sources.ImportedTicket;
import dev.frontdesk.tickets.MailIds;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came from where: the same is not taken twice. */
@Component
class Origins {

	private final JdbcClient jdbc;

	private final MailIds mailIds;

	Origins(JdbcClient jdbc, MailIds mailIds) {
		this.jdbc = jdbc;
		this.mailIds = mailIds;
	}

	/** The ticket that this one has become, or goes on in. */
	Optional<Long> ticket(ImportRun run, ImportedTicket ticket) {
		Optional<Long> taken = this.jdbc.sql("select ticket_id from import_ticket where source = ? and external_id = ?")
			.params(run.origin(), ticket.externalId())
			.query(Long.class)
			.optional();
		if (taken.isPresent() || !run.ofMail()) {
			return taken;
		}
		List<String> mails = ticket.messages().stream().map(ImportedMessage::mailId).filter(Objects::nonNull).toList();
		return this.mailIds.ticketOf(mails);
	}

	/** Those of many that were taken, by what they are called there. */
	Set<String> taken(String origin, Collection<String> externalIds) {
		return new HashSet<>(
				this.jdbc.sql("select external_id from import_ticket where source = ? and external_id = any(?)")
					.params(origin, externalIds.toArray(String[]::new))
					.query(String.class)
					.list());
	}

	void keepTicket(String origin, String externalId, long ticketId) {
		this.jdbc.sql("""
				insert into import_ticket (source, external_id, ticket_id) values (?, ?, ?)
				on conflict do nothing""").params(origin, externalId, ticketId).update();
	}

	Optional<Long> person(String origin, String externalId) {
		return this.jdbc.sql("select customer_id from import_person where source = ? and external_id = ?")
			.params(origin, externalId)
			.query(Long.class)
			.optional();
	}

	void keepPerson(String origin, String externalId, long customerId) {
		this.jdbc.sql("""
				insert into import_person (source, external_id, customer_id) values (?, ?, ?)
				on conflict do nothing""").params(origin, externalId, customerId).update();
	}

	/** What of a ticket's messages was taken, by their client ids. */
	Set<String> messages(long ticketId) {
		return new HashSet<>(this.jdbc.sql("select client_id from message where origin_ticket_id = ? or ticket_id = ?")
			.params(ticketId, ticketId)
			.query(String.class)
			.list());
	}

	long messageId(long ticketId, String clientId) {
		return this.jdbc.sql("select id from message where origin_ticket_id = ? and client_id = ?")
			.params(ticketId, clientId)
			.query(Long.class)
			.single();
	}

	boolean numberTaken(long number) {
		return this.jdbc.sql("select exists (select 1 from ticket where number = ?)")
			.param(number)
			.query(Boolean.class)
			.single();
	}

	Set<Long> numbersTaken(Collection<Long> numbers) {
		return new HashSet<>(this.jdbc.sql("select number from ticket where number = any(?)")
			.param(numbers.toArray(Long[]::new))
			.query(Long.class)
			.list());
	}

	/** Whether somebody has worked on it since it came. */
	boolean workedOn(long ticketId) {
		return this.jdbc.sql("select exists (select 1 from ticket_event where ticket_id = ? and not imported)")
			.param(ticketId)
			.query(Boolean.class)
			.single();
	}

	Map<String, Long> agents() {
		Map<String, Long> agents = new HashMap<>();
		this.jdbc.sql("select id, lower(email) as email from agent").query((row) -> {
			agents.put(row.getString("email"), row.getLong("id"));
		});
		return agents;
	}

}
