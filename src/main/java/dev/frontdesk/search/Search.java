package dev.frontdesk.search;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.RecentWords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds tickets by subjects, messages, customers and the names of files. The latest
 * {@link #MOST} that fit are ranked, by how well they fit and how fresh they are. See
 * {@link Reach} for how they are found among millions.
 */
@Service
@Transactional(readOnly = true, timeout = Search.SECONDS, noRollbackFor = SearchRefused.class,
		rollbackFor = SearchTooLong.class)
public class Search {

	/** How many of the latest tickets are ranked. */
	static final int MOST = 120;

	/** How long anyone is kept waiting, and the database busy. */
	static final int SECONDS = 8;

	/** How many of the latest may be changed at once. */
	static final int ALL = 500;

	/** Results a page. */
	static final int PAGE = 20;

	private static final Pattern NUMBER = Pattern.compile("#?\\s*([0-9]{1,15})");

	/**
	 * First the places, then their tickets one by one, the latest first, and only then
	 * what the reader may see and what else is asked of them, until there are enough:
	 * PostgreSQL would sooner ask it of all, and sooner read all tickets than so many.
	 */
	private static final String PLACES = "with place as materialized (%s)";

	private static final String CANDIDATES = """
			(select c.* from place p cross join lateral (select x.* from ticket x where x.id = p.ticket_id offset 0) c
				order by c.last_message_at desc, c.id desc offset 0)""";

	private static final String FIT = """
			(4 * coalesce((select ts_rank(s.words, :any::tsquery, 1) from subject_words s where s.ticket_id = f.id), 0)
				+ coalesce((select max(ts_rank(w.words, :any::tsquery, 1)) from message_words w
					where w.ticket_id = f.id and w.words @@ :any::tsquery), 0)
				+ 2 * coalesce((select ts_rank(cw.words, :any::tsquery, 1) from customer_words cw
					where cw.customer_id = f.customer_id), 0) + 0.01)
				* (0.3 + 0.7 / (1 + greatest(extract(epoch from :now::timestamptz - f.last_message_at), 0) / 2592000))""";

	private static final String FRESH = "extract(epoch from f.last_message_at)";

	private static final String FOUND = """
			%s found as materialized (
				select t.id, t.customer_id, t.subject, t.language, t.last_message_at from %s t
				where %s order by t.last_message_at desc, t.id desc limit :most),
			scored as (select f.id, f.subject, f.language, (%s)::float8 as score, count(*) over () as total from found f)
			select id, subject, language, score, total from scored where %s order by score desc, id desc limit :rows""";

	private static final String BEST = """
			select b.* from unnest(:tickets::bigint[]) as k (id) cross join lateral (
				select w.ticket_id, m.seq, m.text, m.language, null as file
				from message_words w join message m on m.id = w.message_id
				where w.ticket_id = k.id and w.words @@ :any::tsquery
				order by ts_rank(w.words, :any::tsquery, 1) desc, m.id desc limit 1) b
			union all select b.* from unnest(:tickets::bigint[]) as k (id) cross join lateral (
				select m.ticket_id, m.seq, null, m.language, f.name from message m
				join message_file mf on mf.message_id = m.id join file_words fw on fw.file_id = mf.file_id
				join stored_file f on f.id = mf.file_id
				where m.ticket_id = k.id and fw.words @@ :any::tsquery order by m.id desc limit 1) b""";

	private final Queries queries;

	private final Rarity rarity;

	private final RecentWords recent;

	private final TicketFilters filters;

	private final JdbcClient jdbc;

	private final Clock clock;

	Search(Queries queries, Rarity rarity, RecentWords recent, TicketFilters filters, JdbcClient jdbc, Clock clock) {
		this.queries = queries;
		this.rarity = rarity;
		this.recent = recent;
		this.filters = filters;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The number of the ticket that is meant, when a number is all that was typed. */
	public OptionalLong ticket(Reader.OfDesk reader, String typed) {
		Matcher number = NUMBER.matcher(typed.strip());
		if (!number.matches()) {
			return OptionalLong.empty();
		}
		Optional<Long> found = this.jdbc
			.sql("select t.number from ticket t where t.number = :number and " + reader.sees().sql())
			.param("number", Long.valueOf(number.group(1)))
			.params(reader.sees().parameters())
			.query(Long.class)
			.optional();
		return found.map(OptionalLong::of).orElseGet(OptionalLong::empty);
	}

	/**
	 * A page of what is found, best first.
	 * @param zone of the agent, in which dates begin
	 * @param cursor where the page before ended; null for the first
	 * @throws SearchRefused when nothing can be found by what was typed, or not in time
	 */
	public Results page(Reader.OfDesk reader, String typed, ZoneId zone, @Nullable String cursor, Locale locale) {
		return SearchTooLong.unless(() -> found(reader, typed, zone, cursor, locale));
	}

	private Results found(Reader.OfDesk reader, String typed, ZoneId zone, @Nullable String cursor, Locale locale) {
		Query query = this.queries.parse(typed, locale, zone);
		Place after = Place.decode(typed, cursor);
		Instant ranked = (after != null) ? after.now() : this.clock.instant();
		List<Found> found = List.of();
		boolean all = false;
		List<Sought> wanted = query.wanted();
		boolean sorted = false;
		for (Reach look : looks(query)) {
			// together, their order makes no difference
			if (!look.together() && !sorted) {
				wanted = this.rarity.sorted(wanted);
				sorted = true;
			}
			found = look(reader, query, wanted, look, after, ranked);
			int total = found.isEmpty() ? 0 : found.getFirst().total();
			all = look.isWhole() && total < MOST;
			if (look.isEnough(total, MOST)) {
				break;
			}
		}
		boolean more = found.size() > PAGE;
		List<Found> shown = more ? found.subList(0, PAGE) : found;
		String next = more ? new Place(ranked, shown.getLast().score(), shown.getLast().id()).encode(typed) : null;
		return new Results(hits(shown, query), shown.isEmpty() ? 0 : shown.getFirst().total(), all, next);
	}

	private List<Reach> looks(Query query) {
		return this.jdbc
			.sql("select coalesce((select max(id) from message), 0), coalesce((select max(id) from ticket), 0)")
			.query((row, number) -> Reach.of(query, row.getLong(1), row.getLong(2)))
			.single();
	}

	private List<Found> look(Reader.OfDesk reader, Query query, List<Sought> wanted, Reach look, @Nullable Place after,
			Instant ranked) {
		Map<String, Object> parameters = new HashMap<>();
		boolean words = !wanted.isEmpty();
		String places = words ? PLACES.formatted(look.places(wanted, this.recent, parameters)) + "," : "with";
		String sql = FOUND.formatted(places, words ? CANDIDATES : "ticket",
				where(reader, query, wanted, look, parameters), words ? FIT : FRESH,
				(after != null) ? "(score, id) < (:score, :id)" : "true");
		if (after != null) {
			parameters.put("score", after.score());
			parameters.put("id", after.id());
		}
		return this.jdbc.sql(sql)
			.params(parameters)
			.param("any", query.any())
			.param("now", ranked.atOffset(ZoneOffset.UTC))
			.param("most", MOST)
			.param("rows", PAGE + 1)
			.query(Found.class)
			.list();
	}

	/**
	 * The numbers of all that is found, the latest first, at most {@link #ALL}.
	 * @throws SearchRefused when nothing can be found by what was typed, or not in time
	 */
	public List<Long> numbers(Reader.OfDesk reader, String typed, ZoneId zone, Locale locale) {
		return SearchTooLong.unless(() -> all(reader, typed, zone, locale));
	}

	private List<Long> all(Reader.OfDesk reader, String typed, ZoneId zone, Locale locale) {
		Query query = this.queries.parse(typed, locale, zone);
		List<Long> found = List.of();
		List<Sought> wanted = this.rarity.sorted(query.wanted());
		for (Reach look : looks(query)) {
			Map<String, Object> parameters = new HashMap<>();
			String places = wanted.isEmpty() ? "" : PLACES.formatted(look.places(wanted, this.recent, parameters));
			found = this.jdbc
				.sql(places + " select t.number from " + (wanted.isEmpty() ? "ticket" : CANDIDATES) + " t where "
						+ where(reader, query, wanted, look, parameters)
						+ " order by t.last_message_at desc, t.id desc limit :most")
				.params(parameters)
				.param("most", ALL)
				.query(Long.class)
				.list();
			if (found.size() == ALL) {
				break;
			}
		}
		return found;
	}

	private String where(Reader.OfDesk reader, Query query, List<Sought> wanted, Reach look,
			Map<String, Object> parameters) {
		parameters.putAll(reader.sees().parameters());
		Reader.Predicate filter = this.filters.compile(query.filter(), "asked", reader);
		parameters.putAll(filter.parameters());
		List<String> parts = new ArrayList<>(List.of(reader.sees().sql(), filter.sql()));
		parts.addAll(look.others(wanted, parameters));
		parts.addAll(Reach.without(query, parameters));
		return String.join(" and ", parts);
	}

	private List<Hit> hits(List<Found> found, Query query) {
		if (found.isEmpty()) {
			return List.of();
		}
		List<Best> best = !query.hasWords() ? List.of()
				: this.jdbc.sql(BEST)
					.param("tickets", found.stream().map(Found::id).toArray(Long[]::new))
					.param("any", query.any())
					.query(Best.class)
					.list();
		Map<Long, Best> messages = byTicket(best, (one) -> one.text() != null);
		Map<Long, Best> files = byTicket(best, (one) -> one.file() != null);
		Marks marks = new Marks(query.wanted());
		return found.stream().map((one) -> hit(one, messages.get(one.id()), files.get(one.id()), marks)).toList();
	}

	private static Map<Long, Best> byTicket(List<Best> best, Predicate<Best> which) {
		return best.stream().filter(which).collect(Collectors.toMap(Best::ticketId, (one) -> one, (a, b) -> a));
	}

	private static Hit hit(Found found, @Nullable Best message, @Nullable Best file, Marks marks) {
		String text = (message != null) ? message.text() : null;
		String name = (file != null) ? file.file() : null;
		return new Hit(found.id(), Marked.whole(found.subject(), found.language(), marks),
				(message != null && text != null) ? Marked.snippet(text, message.language(), marks) : null,
				(message != null) ? message.seq() : null,
				(file != null && name != null) ? Marked.whole(NameWords.apart(name), file.language(), marks) : null);
	}

	record Found(long id, String subject, String language, double score, int total) {
	}

	record Best(long ticketId, long seq, @Nullable String text, String language, @Nullable String file) {
	}

	/** Where a page ended, and as of when its results were ranked. */
	record Place(Instant now, double score, long id) {

		String encode(String typed) {
			return ChronoUnit.MICROS.between(Instant.EPOCH, this.now) + "_"
					+ Long.toHexString(Double.doubleToLongBits(this.score)) + "_" + this.id + "_"
					+ Integer.toHexString(typed.hashCode());
		}

		static @Nullable Place decode(String typed, @Nullable String cursor) {
			if (cursor == null || cursor.isEmpty()) {
				return null;
			}
			String[] parts = cursor.split("_", -1);
			if (parts.length != 4 || !parts[0].matches("[0-9]{1,18}") || !parts[1].matches("[0-9a-f]{1,16}")
					|| !parts[2].matches("[0-9]{1,18}") || !parts[3].equals(Integer.toHexString(typed.hashCode()))) {
				throw new SearchRefused("search.refused.cursor");
			}
			return new Place(Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS),
					Double.longBitsToDouble(Long.parseUnsignedLong(parts[1], 16)), Long.parseLong(parts[2]));
		}

	}

}
