package dev.frontdesk.checklists;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.tickets.SolveGuard;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is left of required lists stands in the way of solving. */
@Component
class OpenItems implements SolveGuard {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final MessageSource messages;

	OpenItems(JdbcClient jdbc, JsonMapper json, MessageSource messages) {
		this.jdbc = jdbc;
		this.json = json;
		this.messages = messages;
	}

	@Override
	public List<String> open(long ticketId, Locale reader) {
		return this.jdbc.sql("""
				select i.text from checklist l join checklist_item i on i.checklist_id = l.id
				where l.ticket_id = ? and l.required and i.done_at is null order by l.id, i.position, i.id""")
			.param(ticketId)
			.query(String.class)
			.list()
			.stream()
			.map((text) -> this.json.readValue(text, LocalizedText.class).in(reader))
			.toList();
	}

	@Override
	public List<String> leftUndone(long ticketId, Locale reader) {
		int open = this.jdbc.sql("""
				select count(*) from checklist l join checklist_item i on i.checklist_id = l.id
				where l.ticket_id = ? and not l.required and i.done_at is null""")
			.param(ticketId)
			.query(Integer.class)
			.single();
		return (open == 0) ? List.of()
				: List.of(this.messages.getMessage("checklists.left", new Object[] { open }, reader));
	}

}
