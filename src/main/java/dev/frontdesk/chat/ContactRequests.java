package dev.frontdesk.chat;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.tickets.MessageCard;
import dev.frontdesk.web.PublicId;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A card with which the desk asks where the customer can be reached. */
@Component
class ContactRequests implements MessageCard {

	static final String KIND = "contact";

	private final JdbcClient jdbc;

	private final MessageSource messages;

	private final Clock clock;

	ContactRequests(JdbcClient jdbc, MessageSource messages, Clock clock) {
		this.jdbc = jdbc;
		this.messages = messages;
		this.clock = clock;
	}

	/** What has not been answered is still asked. The ticket is locked. */
	String ask(long ticketId) {
		return this.jdbc.sql(
				"select public_id from contact_request where ticket_id = ? and answered_at is null order by id limit 1")
			.param(ticketId)
			.query(String.class)
			.optional()
			.orElseGet(() -> insert(ticketId));
	}

	private String insert(long ticketId) {
		return this.jdbc
			.sql("insert into contact_request (public_id, ticket_id, asked_at) values (?, ?, ?) returning public_id")
			.params(PublicId.next(), ticketId, now())
			.query(String.class)
			.single();
	}

	void answered(long ticketId) {
		this.jdbc.sql("update contact_request set answered_at = ? where ticket_id = ? and answered_at is null")
			.params(now(), ticketId)
			.update();
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public String template() {
		return "chat/contact-card :: card";
	}

	@Override
	public Map<String, Object> models(Collection<String> references, Locale reader) {
		Map<String, Object> models = new HashMap<>();
		if (references.isEmpty()) {
			return models;
		}
		this.jdbc
			.sql("""
					select c.public_id, c.answered_at is not null answered, coalesce((select i.value from customer_identity i
						where i.customer_id = t.customer_id and i.kind = 'EMAIL' order by i.verified_at nulls last, i.id desc
						limit 1), '') email
					from contact_request c join ticket t on t.id = c.ticket_id where c.public_id in (:references)""")
			.param("references", references)
			.query((row) -> {
				boolean answered = row.getBoolean("answered");
				models.put(row.getString("public_id"), new Contact(answered, answered ? row.getString("email") : ""));
			});
		return models;
	}

	@Override
	public String asText(String reference, Locale reader) {
		return this.messages.getMessage("chat.contact.ask", null, reader);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** What the card shows: the question, or the answer. */
	public record Contact(boolean answered, String email) {
	}

}
