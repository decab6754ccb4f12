package dev.frontdesk.checklists;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketChanged;
import dev.frontdesk.tickets.TicketClosed;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lists of a ticket. Ticking sets, it never toggles: two who tick the same item at
 * once have both ticked it, and the first stays named.
 */
@Service
@Transactional
public class Checklists {

	static final int TEXT = 300;

	/** Of {@code ticket t}, as JSON for {@link #read}. */
	static final String OF_TICKET = """
			(select json_agg(json_build_object('id', l.id, 'name', l.name, 'required', l.required, 'items', coalesce((
					select json_agg(json_build_object('id', i.id, 'text', i.text, 'at', i.done_at, 'by', a.name)
						order by i.position, i.id)
					from checklist_item i left join agent a on a.id = i.done_by where i.checklist_id = l.id), '[]'))
				order by l.id)
			from checklist l where l.ticket_id = t.id)""";

	private static final TypeReference<List<Stored>> STORED = new TypeReference<>() {
	};

	private final Tickets tickets;

	private final Templates templates;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Checklists(Tickets tickets, Templates templates, JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events,
			Clock clock) {
		this.tickets = tickets;
		this.templates = templates;
		this.jdbc = jdbc;
		this.json = json;
		this.events = events;
		this.clock = clock;
	}

	/** In the order they were attached. */
	@Transactional(readOnly = true)
	public List<Checklist> of(long ticketId, Locale reader) {
		return this.jdbc.sql("select " + OF_TICKET + " from ticket t where t.id = ?")
			.param(ticketId)
			.query(String.class)
			.optional()
			.map((shown) -> read(shown, reader))
			.orElse(List.of());
	}

	List<Checklist> read(String shown, Locale reader) {
		return this.json.readValue(shown, STORED).stream().map((stored) -> stored.in(reader)).toList();
	}

	private String text(String stored, Locale reader) {
		return this.json.readValue(stored, LocalizedText.class).in(reader);
	}

	/** What can be attached, by id, in the reader's language. */
	@Transactional(readOnly = true)
	public Map<Long, String> offered(Locale reader) {
		Map<Long, String> offered = new LinkedHashMap<>();
		this.templates.all().forEach((template) -> offered.put(template.id(), template.name(reader)));
		return offered;
	}

	/**
	 * Puts a list on the ticket; one that is there already stays as it is.
	 * @return the list's id; null when it was there already
	 * @throws TemplateNotFound when there is none of this id
	 */
	public @Nullable Long attach(Reader.OfDesk by, long number, long templateId, Locale reader) {
		Ticket ticket = open(by, number);
		Template template = this.templates.template(templateId);
		Long list = this.jdbc.sql("""
				insert into checklist (ticket_id, template_id, name, required, attached_by, attached_at)
				select :ticket, id, name, required, :by, :now from checklist_template where id = :template
				on conflict do nothing returning id""")
			.param("ticket", ticket.id())
			.param("by", by.agentId())
			.param("now", now())
			.param("template", templateId)
			.query(Long.class)
			.optional()
			.orElse(null);
		if (list == null) {
			return null;
		}
		int position = 0;
		for (LocalizedText text : template.items()) {
			put(list, position++, text);
		}
		this.tickets.remember(by, number, "", "checklist", null, template.name(reader));
		return list;
	}

	/** A list of the agent's own, with its first item. */
	public void begin(Reader.OfDesk by, long number, String name, String text, Locale reader) {
		Ticket ticket = open(by, number);
		String title = Texts.line("name", name, TEXT);
		String first = Texts.line("text", text, TEXT);
		long list = this.jdbc.sql("""
				insert into checklist (ticket_id, name, required, attached_by, attached_at)
				values (:ticket, :name::jsonb, false, :by, :now) returning id""")
			.param("ticket", ticket.id())
			.param("name", stored(title, reader))
			.param("by", by.agentId())
			.param("now", now())
			.query(Long.class)
			.single();
		put(list, 0, LocalizedText.of(reader.getLanguage(), first));
		this.tickets.remember(by, number, "", "checklist", null, title);
	}

	/** Takes a list off, with all that was ticked. */
	public void detach(Reader.OfDesk by, long number, long listId, Locale reader) {
		Ticket ticket = open(by, number);
		String name = text(named(ticket, listId), reader);
		this.jdbc.sql("delete from checklist where id = ?").param(listId).update();
		this.tickets.remember(by, number, "", "checklist", name, null);
	}

	public void add(Reader.OfDesk by, long number, long listId, String text, Locale reader) {
		Ticket ticket = open(by, number);
		named(ticket, listId);
		String line = Texts.line("text", text, TEXT);
		int[] size = this.jdbc
			.sql("select count(*), coalesce(max(position), -1) from checklist_item where checklist_id = ?")
			.param(listId)
			.query((row, count) -> new int[] { row.getInt(1), row.getInt(2) })
			.single();
		if (size[0] >= Template.MOST_ITEMS) {
			throw new TooManyItems();
		}
		put(listId, size[1] + 1, LocalizedText.of(reader.getLanguage(), line));
		changed(ticket);
	}

	public void remove(Reader.OfDesk by, long number, long itemId) {
		Ticket ticket = open(by, number);
		ensureFound(this.jdbc.sql("""
				delete from checklist_item i using checklist l
				where l.id = i.checklist_id and l.ticket_id = ? and i.id = ?""").params(ticket.id(), itemId).update());
		changed(ticket);
	}

	/** Done, or not done after all. */
	public void tick(Reader.OfDesk by, long number, long itemId, boolean done) {
		Ticket ticket = open(by, number);
		ensureFound(this.jdbc.sql("""
				update checklist_item i set
					done_at = case when :done then coalesce(i.done_at, :now) end,
					done_by = case when :done then case when i.done_at is null then :by else i.done_by end end
				from checklist l where l.id = i.checklist_id and l.ticket_id = :ticket and i.id = :item""")
			.param("done", done)
			.param("now", now())
			.param("by", by.agentId())
			.param("ticket", ticket.id())
			.param("item", itemId)
			.update());
		changed(ticket);
	}

	/** One place up or down; at the end it stays. */
	public void move(Reader.OfDesk by, long number, long itemId, boolean up) {
		Ticket ticket = open(by, number);
		long list = this.jdbc.sql("""
				select l.id from checklist_item i join checklist l on l.id = i.checklist_id
				where l.ticket_id = ? and i.id = ?""")
			.params(ticket.id(), itemId)
			.query(Long.class)
			.optional()
			.orElseThrow(ItemNotFound::new);
		List<Long> order = new ArrayList<>(
				this.jdbc.sql("select id from checklist_item where checklist_id = ? order by position, id")
					.param(list)
					.query(Long.class)
					.list());
		int from = order.indexOf(itemId);
		int to = Math.clamp(up ? from - 1L : from + 1L, 0, order.size() - 1);
		order.add(to, order.remove(from));
		this.jdbc.sql("""
				update checklist_item i set position = o.place
				from unnest(:order::bigint[]) with ordinality as o (id, place) where i.id = o.id""")
			.param("order", order.toArray(Long[]::new))
			.update();
		changed(ticket);
	}

	private void put(long list, int position, LocalizedText text) {
		this.jdbc.sql("insert into checklist_item (checklist_id, position, text) values (?, ?, ?::jsonb)")
			.params(list, position, this.json.writeValueAsString(text))
			.update();
	}

	private String stored(String text, Locale reader) {
		return this.json.writeValueAsString(LocalizedText.of(reader.getLanguage(), text));
	}

	private String named(Ticket ticket, long listId) {
		return this.jdbc.sql("select name from checklist where ticket_id = ? and id = ?")
			.params(ticket.id(), listId)
			.query(String.class)
			.optional()
			.orElseThrow(ItemNotFound::new);
	}

	// One at a time, or two moves would leave an order neither wanted
	private Ticket open(Reader.OfDesk by, long number) {
		Ticket ticket = this.tickets.lockToWork(by, number);
		if (ticket.status() == Status.CLOSED) {
			throw new TicketClosed(number);
		}
		return ticket;
	}

	private void changed(Ticket ticket) {
		this.events.publishEvent(new TicketChanged(ticket.id(), ticket.publicId(), ticket.number(), ticket.seq(),
				Set.of("checklist-item")));
	}

	private static void ensureFound(int rows) {
		if (rows == 0) {
			throw new ItemNotFound();
		}
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private record Stored(long id, LocalizedText name, boolean required, List<StoredItem> items) {

		Checklist in(Locale reader) {
			return new Checklist(this.id, this.name.in(reader), this.required,
					this.items.stream().map((item) -> item.in(reader)).toList());
		}

	}

	private record StoredItem(long id, LocalizedText text, @Nullable Instant at, @Nullable String by) {

		Checklist.Item in(Locale reader) {
			return new Checklist.Item(this.id, this.text.in(reader), this.at, this.by);
		}

	}

}
