package dev.frontdesk.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that happened to a ticket, newest first: who, what, from what to what, why.
 */
@Service
@Transactional(readOnly = true)
class HistoryScreens {

	private static final int PAGE = 50;

	private static final int MOST_EXPORTED = 20_000;

	private static final Set<String> RESTORABLE = Set.of("status", "team", "assignee", "priority", "category", "tags",
			"subject", "kind");

	private static final Set<String> EMPTIABLE = Set.of("team", "assignee", "category", "tags");

	private static final String LINES = """
			select e.*, c.name as customer from ticket_event e
			left join customer c on e.actor_kind = 'CUSTOMER' and c.id = e.actor_id
			where e.ticket_id = :ticket and e.id < :before
				and (:field = '' or e.field = :field)
				and (:by = '' or e.actor_kind || ':' || coalesce(e.actor_id::text, '') = :by)
				and e.at >= :from and e.at < :until
			order by e.seq desc, e.id desc limit :rows""";

	private static final String OFFERED = """
			select distinct 'field' as kind, field as value, null::bigint as id, null as customer
			from ticket_event where ticket_id = :ticket
			union select distinct 'by', e.actor_kind, e.actor_id, c.name from ticket_event e
			left join customer c on e.actor_kind = 'CUSTOMER' and c.id = e.actor_id where e.ticket_id = :ticket
			order by 1, 2, 3""";

	private final ThreadScreens threads;

	private final EventWords words;

	private final Staff staff;

	private final JdbcClient jdbc;

	HistoryScreens(ThreadScreens threads, EventWords words, Staff staff, JdbcClient jdbc) {
		this.threads = threads;
		this.words = words;
		this.staff = staff;
		this.jdbc = jdbc;
	}

	Page page(Reader.OfDesk reader, long number, Wanted wanted, Locale locale) {
		EventWords.Telling telling = telling(reader, number, locale);
		List<Line> found = lines(telling, wanted, PAGE + 1);
		boolean more = found.size() > PAGE;
		List<Line> shown = more ? found.subList(0, PAGE) : found;
		List<Offer> offers = this.jdbc.sql(OFFERED)
			.param("ticket", telling.head().id())
			.query((row, count) -> offer(row, telling))
			.list();
		return new Page(telling.head(), telling.zone(), shown, more ? shown.getLast().id() : null, wanted, offers);
	}

	/** All that is wanted, for a file. */
	List<Line> all(Reader.OfDesk reader, long number, Wanted wanted, Locale locale) {
		return lines(telling(reader, number, locale), wanted, MOST_EXPORTED);
	}

	private EventWords.Telling telling(Reader.OfDesk reader, long number, Locale locale) {
		return new EventWords.Telling(this.threads.head(reader, number), Choices.of(this.jdbc, locale),
				this.staff.agent(reader.agentId()).timeZone(), locale);
	}

	private List<Line> lines(EventWords.Telling telling, Wanted wanted, int rows) {
		return this.jdbc.sql(LINES)
			.param("ticket", telling.head().id())
			.param("before", wanted.beforeOrAll())
			.param("field", wanted.fieldOrAll())
			.param("by", wanted.byOrAll())
			.param("from", day(wanted.from(), telling.zone(), 0, "0001-01-01T00:00:00Z").atOffset(ZoneOffset.UTC))
			.param("until", day(wanted.until(), telling.zone(), 1, "9999-12-31T00:00:00Z").atOffset(ZoneOffset.UTC))
			.param("rows", rows)
			.query((row, count) -> line(row, telling))
			.list();
	}

	private static Instant day(@Nullable LocalDate day, ZoneId zone, int more, String otherwise) {
		return (day != null) ? day.plusDays(more).atStartOfDay(zone).toInstant() : Instant.parse(otherwise);
	}

	private Line line(ResultSet row, EventWords.Telling telling) throws SQLException {
		String field = row.getString("field");
		@Nullable String was = row.getString("was");
		@Nullable String became = row.getString("became");
		Actor actor = new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getObject("actor_id", Long.class));
		boolean changed = became != null || was != null;
		boolean kept = this.words.isRestorable(field);
		boolean back = (RESTORABLE.contains(field) || kept) && changed && !telling.head().closed()
				&& ((was != null && !was.isEmpty()) || ((EMPTIABLE.contains(field) || kept) && row.getLong("seq") > 1));
		return new Line(row.getLong("id"), ThreadScreens.time(row, "at"), field,
				this.words.text(field, was, became, telling),
				this.words.by(actor, row.getString("customer"), telling.choices(), telling.reader()),
				this.words.cause(row.getString("cause"), telling.reader()), back);
	}

	private Offer offer(ResultSet row, EventWords.Telling telling) throws SQLException {
		String kind = row.getString("kind");
		String value = row.getString("value");
		if (kind.equals("field")) {
			return new Offer(kind, value, this.words.name(value, telling.reader()));
		}
		Long id = row.getObject("id", Long.class);
		Actor actor = new Actor(Actor.Kind.valueOf(value), id);
		return new Offer(kind, value + ":" + ((id != null) ? id.toString() : ""),
				this.words.by(actor, row.getString("customer"), telling.choices(), telling.reader()));
	}

	/**
	 * @param next the id before which there is more; null at the end
	 */
	public record Page(Head head, ZoneId zone, List<Line> lines, @Nullable Long next, Wanted wanted,
			List<Offer> offers) {

		public List<Offer> offered(String kind) {
			return this.offers.stream().filter((offer) -> offer.kind().equals(kind)).toList();
		}

	}

	/**
	 * @param cause in words; empty when the actor simply did it
	 * @param restorable whether what it was before can be put back
	 */
	public record Line(long id, Instant at, String field, String text, String by, String cause, boolean restorable) {
	}

	/** A value to filter by. */
	public record Offer(String kind, String value, String label) {
	}

	/** What of the history, as the address asks for it. */
	public record Wanted(@Nullable Long before, @Nullable String field, @Nullable String by, @Nullable LocalDate from,
			@Nullable LocalDate until) {

		long beforeOrAll() {
			return (this.before != null) ? this.before : Long.MAX_VALUE;
		}

		public String fieldOrAll() {
			return (this.field != null) ? this.field : "";
		}

		public String byOrAll() {
			return (this.by != null) ? this.by : "";
		}

		public boolean any() {
			return !fieldOrAll().isEmpty() || !byOrAll().isEmpty() || this.from != null || this.until != null;
		}

		/** As the next page's address carries it. */
		public Map<String, String> parameters() {
			return Map.of("field", fieldOrAll(), "by", byOrAll(), "from",
					(this.from != null) ? this.from.toString() : "", "until",
					(this.until != null) ? this.until.toString() : "");
		}

	}

}
