package dev.frontdesk.handling;

import java.util.List;
import java.util.Optional;

import dev.frontdesk.tickets.Link;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.TicketPanel;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** The tickets this one hangs together with, and the people who were asked in. */
@Component
class FamilyPanel implements TicketPanel {

	private static final String AROUND = """
			(select json_agg(x order by x.kind, x.id) from (
				select 'merged' as kind, g.number as id, g.subject as text, '' as detail from ticket g
					where g.merged_into = t.id
				union all select 'colleague', a.id, a.name, '' from ticket_collaborator k join agent a on a.id = k.agent_id
					where k.ticket_id = t.id
				union all select 'requester', r.id, coalesce(nullif(c.name, ''), r.address, ''), coalesce(r.address, '')
					from ticket_requester r left join customer c on c.id = r.customer_id
					where r.ticket_id = t.id and r.until_seq = 9223372036854775807) x)""";

	private final JsonMapper json;

	FamilyPanel(JsonMapper json) {
		this.json = json;
	}

	@Override
	public int order() {
		return 110;
	}

	@Override
	public String shown(Reader.OfDesk reader) {
		return "json_build_object('links', coalesce(" + Link.ofTicket(reader) + ", '[]'), 'around', coalesce(" + AROUND
				+ ", '[]'))";
	}

	@Override
	public Optional<Panel> beside(Page page, String shown) {
		Family family = this.json.readValue(shown, Family.class);
		return (family.links().isEmpty() && family.around().isEmpty()) ? Optional.empty() : Optional
			.of(new Panel("handling/panels :: family", new Model(page.number(), family.links(), family.around())));
	}

	private record Family(List<Link> links, List<One> around) {
	}

	public record Model(long number, List<Link> links, List<One> around) {

		public List<One> of(String kind) {
			return this.around.stream().filter((one) -> one.kind().equals(kind)).toList();
		}

	}

	public record One(String kind, long id, String text, String detail) {
	}

}
