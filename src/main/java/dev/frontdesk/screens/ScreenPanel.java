package dev.frontdesk.screens;

import java.util.Optional;

import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.TicketPanel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The visitor's screen, beside the thread of a chat whose visitor is here. */
@Component
class ScreenPanel implements TicketPanel {

	private static final String SHOWN = """
			(select json_build_object('number', t.number, 'state', s.state, 'agent', a.name, 'mine', s.agent_id = :reader)
			from screen_rule r left join screen_share s on s.ticket_id = t.id
				and s.state in ('ASKED', 'ACCEPTED', 'STARTED')
			left join agent a on a.id = s.agent_id
			where r.enabled and t.shelf = 'DESK' and t.status in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD')
			and (s.id is not null or %s) limit 1)"""
		.formatted(Shares.HERE.formatted("t.id"));

	private final JdbcClient jdbc;

	private final JsonMapper json;

	ScreenPanel(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	@Override
	public int order() {
		return 12;
	}

	@Override
	public String shown(Reader.OfDesk reader) {
		return SHOWN;
	}

	@Override
	public Optional<Panel> beside(Page page, String shown) {
		return Optional.of(new Panel("screens/panel :: panel", this.json.readValue(shown, Beside.class)));
	}

	/** The card alone, after something was done on it. */
	Beside of(Reader.OfDesk reader, long number) {
		String shown = this.jdbc.sql("select %s from ticket t where t.number = :number".formatted(SHOWN))
			.param("reader", reader.agentId())
			.param("number", number)
			.query(String.class)
			.optional()
			.orElse(null);
		return (shown != null) ? this.json.readValue(shown, Beside.class) : new Beside(number, null, null, null);
	}

	/**
	 * @param state null where nothing is asked
	 * @param agent who asked
	 * @param mine whether that is the reader
	 */
	public record Beside(long number, @Nullable String state, @Nullable String agent, @Nullable Boolean mine) {
	}

}
