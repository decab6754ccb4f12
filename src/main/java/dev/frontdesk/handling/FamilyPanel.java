package dev.frontdesk.handling;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Link;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketPanel;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The tickets this one hangs together with, and the people who were asked in. */
@Component
class FamilyPanel implements TicketPanel {

	private static final String AROUND = """
			select 'merged' as kind, t.number as id, t.subject as text, '' as detail from ticket t
				where t.merged_into = :ticket
			union all select 'colleague', a.id, a.name, '' from ticket_collaborator k join agent a on a.id = k.agent_id
				where k.ticket_id = :ticket
			union all select 'requester', r.id, coalesce(nullif(c.name, ''), r.address, ''), coalesce(r.address, '')
				from ticket_requester r left join customer c on c.id = r.customer_id
				where r.ticket_id = :ticket and r.until_seq = 9223372036854775807
			order by 1, 2""";

	private final Tickets tickets;

	private final JdbcClient jdbc;

	FamilyPanel(Tickets tickets, JdbcClient jdbc) {
		this.tickets = tickets;
		this.jdbc = jdbc;
	}

	@Override
	public int order() {
		return 110;
	}

	@Override
	public String when() {
		return """
				exists (select 1 from ticket_link l where l.ticket_id = t.id or l.other_id = t.id)
				or t.follow_up_of is not null or exists (select 1 from ticket f where f.follow_up_of = t.id)
				or exists (select 1 from ticket g where g.merged_into = t.id)
				or exists (select 1 from ticket_collaborator k where k.ticket_id = t.id)
				or exists (select 1 from ticket_requester r where r.ticket_id = t.id)""";
	}

	@Override
	public Optional<Panel> beside(Ticket ticket, Locale reader, ZoneId zone) {
		Authentication who = SecurityContextHolder.getContext().getAuthentication();
		List<Link> links = (who != null && who.getPrincipal() instanceof SignedInAgent agent)
				? this.tickets.links(Reader.OfDesk.of(agent), ticket.number()) : List.of();
		List<One> around = this.jdbc.sql(AROUND)
			.param("ticket", ticket.id())
			.query((row, number) -> new One(row.getString("kind"), row.getLong("id"), row.getString("text"),
					row.getString("detail")))
			.list();
		if (links.isEmpty() && around.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new Panel("handling/panels :: family", new Model(ticket.number(), links, around)));
	}

	public record Model(long number, List<Link> links, List<One> around) {

		public List<One> of(String kind) {
			return this.around.stream().filter((one) -> one.kind().equals(kind)).toList();
		}

	}

	public record One(String kind, long id, String text, @Nullable String detail) {
	}

}
