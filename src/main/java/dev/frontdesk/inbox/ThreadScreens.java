package dev.frontdesk.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Colleagues;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.TicketNotFound;
import dev.frontdesk.tickets.TicketPanel;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads a thread for the screen: a fixed few statements, however long it is. */
@Service
@Transactional(readOnly = true)
class ThreadScreens {

	static final int PAGE = 50;

	private static final String HEAD = """
			select t.*, c.name as customer, c.time_zone as customer_zone, f.number as follows_number,
				t.due_at < now() as late, (with recursive way (id, number, into_id) as (
						select g.id, g.number, g.merged_into from ticket g where g.id = t.merged_into
						union all select g.id, g.number, g.merged_into from ticket g join way w on g.id = w.into_id)
					select number from way where into_id is null) as merged_number,
				(select i.value from customer_identity i where i.customer_id = c.id and i.kind = 'EMAIL'
					order by i.verified_at nulls last, i.id limit 1) as email,
			""" + Copies.COLUMNS + """
			from ticket t join customer c on c.id = t.customer_id left join ticket f on f.id = t.follow_up_of
			where t.number = :number and\s""";

	private static final String EVENTS = """
			select e.*, c.name as customer from ticket_event e
			left join customer c on e.actor_kind = 'CUSTOMER' and c.id = e.actor_id
			where e.ticket_id = :ticket and e.seq >= :from and e.seq < :before and (e.field in (:fields) or e.field like any(:kept))
			and (e.field = 'created' or e.seq > coalesce((select min(m.seq) from message m
				where m.ticket_id = :ticket), 0))
			order by e.seq desc limit 400""";

	private final JdbcClient jdbc;

	private final Bubbles bubbles;

	private final EventWords words;

	private final List<TicketPanel> panels;

	private final Colleagues colleagues;

	ThreadScreens(JdbcClient jdbc, Bubbles bubbles, EventWords words, List<TicketPanel> panels, Colleagues colleagues) {
		this.jdbc = jdbc;
		this.bubbles = bubbles;
		this.words = words;
		this.panels = panels.stream().sorted(Comparator.comparingInt(TicketPanel::order)).toList();
		this.colleagues = colleagues;
	}

	/**
	 * The last page of a thread, or the one before a place.
	 * @throws TicketNotFound when this reader may not see it
	 */
	Screen screen(Reader.OfDesk reader, long number, @Nullable Long before, Locale locale) {
		return read(reader, head(reader, number), (before != null) ? Stretch.before(before) : Stretch.latest(), locale,
				true);
	}

	/** The page around a place. */
	Screen around(Reader.OfDesk reader, long number, long place, Locale locale) {
		Head head = head(reader, number);
		return read(reader, head, this.jdbc
			.sql("""
					select seq from message where ticket_id = :ticket and seq >= :place order by seq offset :rows limit 1""")
			.param("ticket", head.id())
			.param("place", place)
			.param("rows", PAGE / 2)
			.query(Long.class)
			.optional()
			.map(Stretch::before)
			.orElseGet(Stretch::latest), locale, true);
	}

	/** The page that follows a place. */
	Screen later(Reader.OfDesk reader, long number, long place, Locale locale) {
		return read(reader, head(reader, number), Stretch.from(place), locale, false);
	}

	/** What came after a place, without the panels. */
	Screen since(Reader.OfDesk reader, long number, long after, Locale locale) {
		return read(reader, head(reader, number), Stretch.since(after), locale, false);
	}

	private Screen read(Reader.OfDesk reader, Head head, Stretch stretch, Locale locale, boolean whole) {
		ZoneId zone = this.colleagues.zoneOf(reader.agentId());
		Choices choices = Choices.of(this.jdbc, locale);
		Bubbles.Page page = this.bubbles.page(head, reader.agentId(), stretch, choices, zone, locale);
		boolean older = page.more() && stretch.upwards();
		boolean newer = stretch.upwards() ? stretch.before() <= head.seq() : page.more();
		long from = older ? page.first() : stretch.after() + 1;
		long before = (newer && !stretch.upwards()) ? page.last() + 1 : stretch.before();
		EventWords.Telling telling = new EventWords.Telling(head, choices, zone, locale);
		List<Entry> entries = dated(merged(page.bubbles(), events(from, before, telling)), zone);
		List<TicketPanel.Panel> beside = whole ? beside(reader, head, locale, zone) : List.of();
		return new Screen(head, reader.agentId(), zone, entries, older ? page.first() : null,
				newer ? Long.valueOf(before - 1) : null, page.readTo(), choices, beside);
	}

	Head head(Reader.OfDesk reader, long number) {
		Reader.Predicate sees = reader.sees();
		return this.jdbc.sql(HEAD + sees.sql())
			.param("number", number)
			.params(sees.parameters())
			.query(ThreadScreens::head)
			.optional()
			.orElseThrow(TicketNotFound::new);
	}

	private List<Entry> events(long from, long before, EventWords.Telling telling) {
		List<Entry.Happening> found = this.jdbc.sql(EVENTS)
			.param("ticket", telling.head().id())
			.param("from", from)
			.param("before", before)
			.param("fields", EventWords.SHOWN)
			.param("kept", this.words.keptPatterns())
			.query((row, number) -> happening(row, telling))
			.list()
			.reversed();
		List<Entry.Happening> lines = new ArrayList<>();
		for (Entry.Happening next : found) {
			if (!lines.isEmpty() && lines.getLast().goesWith(next)) {
				lines.add(lines.removeLast().and(next));
			}
			else {
				lines.add(next);
			}
		}
		return lines.stream().map(Entry::of).toList();
	}

	private Entry.Happening happening(ResultSet row, EventWords.Telling telling) throws SQLException {
		Actor actor = new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getObject("actor_id", Long.class));
		String text = this.words.text(row.getString("field"), row.getString("was"), row.getString("became"), telling);
		return new Entry.Happening(row.getLong("seq"), time(row, "at"), List.of(text),
				this.words.by(actor, row.getString("customer"), telling.choices(), telling.reader()));
	}

	private static List<Entry> merged(List<Entry.Bubble> bubbles, List<Entry> events) {
		List<Entry> all = new ArrayList<>(events);
		bubbles.stream().filter((bubble) -> !bubble.moved()).forEach((bubble) -> all.add(Entry.of(bubble)));
		all.sort(Comparator.comparingLong(Entry::seq));
		bubbles.stream()
			.filter(Entry.Bubble::moved)
			.forEach((bubble) -> all.add(placeOf(bubble, all), Entry.of(bubble)));
		return all;
	}

	// What was written in a ticket that was merged into this one is read when it was said
	private static int placeOf(Entry.Bubble moved, List<Entry> all) {
		int place = 0;
		while (place < all.size() && !all.get(place).at().isAfter(moved.at())) {
			place++;
		}
		return place;
	}

	private static List<Entry> dated(List<Entry> entries, ZoneId zone) {
		List<Entry> dated = new ArrayList<>();
		LocalDate day = null;
		for (Entry entry : entries) {
			LocalDate its = entry.at().atZone(zone).toLocalDate();
			if (!its.equals(day)) {
				dated.add(new Entry(entry.seq(), new Entry.Day(its.toString(), entry.at()), null, null));
				day = its;
			}
			dated.add(entry);
		}
		return dated;
	}

	private List<TicketPanel.Panel> beside(Reader.OfDesk reader, Head head, Locale locale, ZoneId zone) {
		TicketPanel.Page page = new TicketPanel.Page(head.number(), Status.valueOf(head.status()), locale, zone);
		Map<TicketPanel, String> shown = shown(reader, head, locale);
		return this.panels.stream()
			.flatMap((panel) -> Optional.ofNullable(shown.get(panel))
				.flatMap((json) -> panel.beside(page, json))
				.stream())
			.toList();
	}

	private Map<TicketPanel, String> shown(Reader.OfDesk reader, Head head, Locale locale) {
		String all = this.panels.stream().map((panel) -> panel.shown(reader)).collect(Collectors.joining(", "));
		return this.jdbc.sql("select " + all + " from ticket t where t.id = :ticket")
			.param("ticket", head.id())
			.param("reader", reader.agentId())
			.param("language", locale.getLanguage())
			.query((row, number) -> {
				Map<TicketPanel, String> shown = new HashMap<>();
				for (int i = 0; i < this.panels.size(); i++) {
					String json = row.getString(i + 1);
					if (json != null) {
						shown.put(this.panels.get(i), json);
					}
				}
				return shown;
			})
			.single();
	}

	private static Head head(ResultSet row, int number) throws SQLException {
		return new Head(row.getLong("id"), row.getLong("number"), row.getString("public_id"), row.getLong("seq"),
				row.getString("subject"), row.getString("status"), row.getString("shelf"), row.getString("kind"),
				row.getString("channel"), row.getString("language"), row.getString("priority"),
				row.getBoolean("priority_overruled"), row.getString("urgency"), row.getString("impact"),
				row.getString("importance"), row.getObject("team_id", Long.class),
				row.getObject("assignee_id", Long.class), row.getObject("category_id", Long.class),
				List.of((String[]) row.getArray("tags").getArray()), row.getLong("desk_seen_seq"),
				row.getLong("customer_seen_seq"), time(row, "waiting_since"), time(row, "due_at"),
				row.getLong("customer_id"), row.getString("customer"), ZoneId.of(row.getString("customer_zone")),
				row.getString("email"), row.getObject("follows_number", Long.class),
				row.getObject("merged_number", Long.class), time(row, "snoozed_until"), row.getBoolean("late"),
				Copies.of(row));
	}

	static Instant time(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

}
