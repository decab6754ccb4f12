package dev.frontdesk.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.frontdesk.chat.VisitorThreads.Own;
import dev.frontdesk.shell.Face;
import dev.frontdesk.tickets.MessageCard;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.tickets.Status;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a visitor reads of their threads: what is public and theirs to read. A thread that
 * was merged into another keeps its own address; what is read under it is said there.
 */
@Component
@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
class Threads {

	private static final int MESSAGES = 500;

	/**
	 * Which threads are a visitor's: those of their browser and, where the company
	 * vouched for who they are, those of the same customer with the same brand on every
	 * other.
	 */
	static final String THEIRS = """
			t.id in (select o.ticket_id from visit o where o.visitor_id = :visitor union all
				select o.id from ticket o where :verified and o.customer_id = :customer
					and o.brand_id = (select w.brand_id from widget w where w.id = :widget))""";

	// One statement: it is asked for each message that is said, for each who hears it
	private static final String MESSAGE = """
			select m.seq, m.client_id, m.author_kind, m.text, m.html, m.created_at, a.name,
				(select json_agg(json_build_object('id', f.public_id, 'name', f.name, 'type', f.media_type, 'size', f.size)
					order by mf.position) from message_file mf join stored_file f on f.id = mf.file_id
					where mf.message_id = m.id) files,
				(select json_agg(json_build_object('kind', c.kind, 'reference', c.reference) order by c.position)
					from message_card c where c.message_id = m.id) cards
			from message m left join agent a on m.author_kind = 'AGENT' and a.id = m.author_id where\s""";

	private static final String OPEN = "(s.shelf = 'DESK' and s.status in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD'))";

	private static final String LATER = "m.ticket_id = ticket_survivor(:id) and m.seq > :after";

	private final JdbcClient jdbc;

	private final Map<String, MessageCard> cards = new HashMap<>();

	private final JsonMapper json;

	Threads(JdbcClient jdbc, JsonMapper json, List<MessageCard> cards) {
		this.jdbc = jdbc;
		this.json = json;
		cards.forEach((card) -> this.cards.put(card.kind(), card));
	}

	/** A thread of this visitor. */
	Optional<Own> own(Visitor visitor, String publicId) {
		return theirs(visitor, """
				select t.id, v.by_mail_at < '9999-01-01' from visit v join ticket t on t.id = v.ticket_id
				where t.public_id = :thread and\s""" + THEIRS).param("thread", publicId)
			.query((row, number) -> new Own(row.getLong(1), publicId, visitor, row.getBoolean(2)))
			.optional();
	}

	/** Whether a public message of the thread carries this file. */
	boolean carries(Own thread, String fileId) {
		Reader.Predicate reads = reads(thread.customerId());
		return this.jdbc.sql("""
				select exists (select 1 from message m join message_file mf on mf.message_id = m.id
				join stored_file f on f.id = mf.file_id
				where m.ticket_id = ticket_survivor(:id) and f.public_id = :file and %s)""".formatted(reads.sql()))
			.params(reads.parameters())
			.param("id", thread.ticketId())
			.param("file", fileId)
			.query(Boolean.class)
			.single();
	}

	/** Where a thread goes on. */
	long survivor(long ticketId) {
		return this.jdbc.sql("select ticket_survivor(?)").param(ticketId).query(Long.class).single();
	}

	/** The thread in which this client id was stored before. */
	Optional<String> holding(Visitor visitor, String clientId) {
		return theirs(visitor, """
				select t.public_id from visit v join ticket t on t.id = v.ticket_id
				join message m on m.origin_ticket_id = t.id where m.client_id = :client and\s""" + THEIRS + " limit 1")
			.param("client", clientId)
			.query(String.class)
			.optional();
	}

	/** The thread still being worked on, so that two tabs do not begin two. */
	Optional<String> current(Visitor visitor) {
		return theirs(visitor,
				"""
						select t.public_id from visit v join ticket t on t.id = v.ticket_id
						join ticket s on s.id = ticket_survivor(t.id)
						where t.shelf = 'DESK' and s.shelf = 'DESK' and s.status in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD') and\s"""
						+ THEIRS + " order by t.id desc limit 1")
			.query(String.class)
			.optional();
	}

	JdbcClient.StatementSpec theirs(Visitor visitor, String sql) {
		return this.jdbc.sql(sql)
			.param("visitor", visitor.id())
			.param("verified", visitor.verified())
			.param("customer", visitor.customerId())
			.param("widget", visitor.widgetId());
	}

	/**
	 * So many, open ones first, then by what was said last.
	 * @param after the last of those before; null for the first
	 */
	List<Brief> page(Visitor visitor, @Nullable Brief after, int most) {
		Reader.Predicate reads = reads(visitor.customerId());
		return theirs(visitor,
				"""
						select t.id, t.public_id, t.subject, s.status, s.last_message_at, %1$s as open,
							case when s.customer_id = t.customer_id then (select count(*) from message m where m.ticket_id = s.id
								and m.author_kind <> 'CUSTOMER' and m.seq > s.customer_seen_seq and %2$s) else 0 end as unread
						from visit v join ticket t on t.id = v.ticket_id join ticket s on s.id = ticket_survivor(t.id)
						where %3$s and t.shelf <> 'TRASH'
						and (:first or (%1$s, s.last_message_at, t.id) < (:open, :at::timestamptz, :id))
						order by open desc, s.last_message_at desc, t.id desc limit :most"""
					.formatted(OPEN, reads.sql(), THEIRS))
			.params(reads.parameters())
			.param("first", after == null)
			.param("open", after == null || after.open())
			.param("at", (after != null) ? after.lastMessageAt() : null)
			.param("id", (after != null) ? after.id() : 0L)
			.param("most", most)
			.query((row, number) -> new Brief(row.getLong("id"), row.getString("public_id"), row.getString("subject"),
					Status.valueOf(row.getString("status")), row.getObject("last_message_at", OffsetDateTime.class),
					row.getInt("unread"), row.getBoolean("open")))
			.list();
	}

	/** How many of a visitor's threads are being worked on. */
	int open(Visitor visitor) {
		return theirs(visitor,
				"select count(*) from visit v join ticket t on t.id = v.ticket_id join ticket s on s.id = ticket_survivor(t.id)"
						+ " where t.shelf = 'DESK' and " + OPEN + " and " + THEIRS)
			.query(Integer.class)
			.single();
	}

	/**
	 * @param after the last place the client knows, which gets what it missed, the oldest
	 * first; 0 for the latest
	 */
	View read(Visitor visitor, long ticketId, long after, Locale reader) {
		View view = this.jdbc
			.sql("""
					select t.public_id, s.public_id room, s.status, s.desk_seen_seq, a.name agent, s.next_update_at,
						case when s.customer_id = t.customer_id then s.customer_seen_seq else s.seq end customer_seen_seq,
						exists (select 1 from customer_identity i where i.customer_id = t.customer_id and i.kind = 'EMAIL') reachable
					from ticket t join ticket s on s.id = ticket_survivor(t.id)
					left join agent a on a.id = s.assignee_id where t.id = ?""")
			.param(ticketId)
			.query((row, number) -> new View(row.getString("public_id"), row.getString("room"),
					Status.valueOf(row.getString("status")), row.getLong("desk_seen_seq"),
					row.getLong("customer_seen_seq"), row.getString("agent"), row.getBoolean("reachable"),
					row.getObject("next_update_at", OffsetDateTime.class).toInstant(), false, List.of()))
			.single();
		Map<String, Long> which = Map.of("id", ticketId, "after", after);
		if (after <= 0) {
			return view.with(false, messages(LATER, which, visitor.customerId(), reader, "desc").reversed());
		}
		List<Said> missed = messages(LATER, which, visitor.customerId(), reader, "asc");
		return view.with(missed.size() == MESSAGES, missed);
	}

	/**
	 * The visitors who follow this thread: its own, and those of what was merged into it.
	 */
	List<Door> doors(long ticketId) {
		// As an array, or the planner expects many and reads every visit
		return this.jdbc.sql("""
				select t.public_id, t.customer_id, p.locale
				from ticket t join visit v on v.ticket_id = t.id join visitor p on p.id = v.visitor_id
				where t.id = any(array(with recursive tree (id) as (
					select ?::bigint union all select t.id from ticket t join tree on t.merged_into = tree.id)
					select id from tree))""")
			.param(ticketId)
			.query((row, number) -> new Door(row.getString("public_id"), row.getLong("customer_id"),
					Locale.forLanguageTag(row.getString("locale"))))
			.list();
	}

	/**
	 * Where a thread is talked in: under its own address, or that of what it was merged
	 * into.
	 */
	Optional<String> room(String publicId) {
		return this.jdbc
			.sql("select s.public_id from ticket t join ticket s on s.id = ticket_survivor(t.id) where t.public_id = ?")
			.param(publicId)
			.query(String.class)
			.optional();
	}

	/** One message, for one who may read it; empty otherwise. */
	Optional<Said> message(long messageId, Door door) {
		return messages("m.id = :id", Map.of("id", messageId), door.customerId(), door.reader(), "asc").stream()
			.findFirst();
	}

	/**
	 * A thread that was split or goes on in another is followed there by the same
	 * visitor.
	 */
	void followOn(long ticketId) {
		this.jdbc.sql("""
				insert into visit (ticket_id, visitor_id, locale, time_zone, referrer, page_url, page_title, started_at)
				select n.id, v.visitor_id, v.locale, v.time_zone, v.referrer, v.page_url, v.page_title, v.started_at
				from ticket o join visit v on v.ticket_id = o.id join ticket n on n.customer_id = o.customer_id
					and (n.follow_up_of = o.id or n.id in (select l.other_id from ticket_link l
						where l.ticket_id = o.id and l.kind = 'SPLIT'))
				where o.id = :ticket or n.id = :ticket on conflict do nothing""").param("ticket", ticketId).update();
	}

	static Reader.Predicate reads(long customerId) {
		return new Reader.OfCustomer(customerId).reads();
	}

	private List<Said> messages(String chosen, Map<String, ?> keys, long customerId, Locale reader, String order) {
		Reader.Predicate reads = reads(customerId);
		List<Row> rows = this.jdbc
			.sql(MESSAGE + chosen + " and " + reads.sql() + " order by m.seq " + order + " limit " + MESSAGES)
			.params(keys)
			.params(reads.parameters())
			.query((row, number) -> row(row))
			.list();
		Map<Placed, Object> models = models(rows.stream().flatMap((row) -> row.cards().stream()).toList(), reader);
		return rows.stream().map((row) -> row.said(models)).toList();
	}

	private Row row(ResultSet row) throws SQLException {
		boolean own = "CUSTOMER".equals(row.getString("author_kind"));
		String name = row.getString("name");
		return new Row(row.getLong("seq"), own ? row.getString("client_id") : null, own, name, row.getString("text"),
				RichText.withPictures(row.getString("html"), null), row.getObject("created_at", OffsetDateTime.class),
				all(row.getString("files"), File[].class), all(row.getString("cards"), Placed[].class));
	}

	private <T> List<T> all(@Nullable String array, Class<T[]> type) {
		return (array != null) ? List.of(this.json.readValue(array, type)) : List.of();
	}

	/** Of all messages at once, kind by kind; one that is no more is left out. */
	private Map<Placed, Object> models(List<Placed> placed, Locale reader) {
		Map<Placed, Object> models = new HashMap<>();
		placed.stream()
			.collect(Collectors.groupingBy(Placed::kind, Collectors.mapping(Placed::reference, Collectors.toSet())))
			.forEach((kind, references) -> {
				MessageCard card = this.cards.get(kind);
				if (card != null) {
					card.models(references, reader)
						.forEach((reference, model) -> models.put(new Placed(kind, reference), model));
				}
			});
		return models;
	}

	/**
	 * A thread in a list.
	 *
	 * @param open whether it is still worked on
	 */
	record Brief(long id, String publicId, String subject, Status status, OffsetDateTime lastMessageAt, int unread,
			boolean open) {

		/** Open ones first, then by what was said last. */
		static final Comparator<Brief> ORDER = Comparator.comparing(Brief::open)
			.thenComparing(Brief::lastMessageAt)
			.thenComparing(Brief::id)
			.reversed();

	}

	/**
	 * @param room changes when the thread was merged or unmerged: then places are new
	 * ones
	 * @param seenSeq how far the desk has read
	 * @param agent who has it, by name
	 * @param reachable whether an address is known for the time after
	 * @param more whether still later messages are to be asked for
	 */
	record View(String publicId, String room, Status status, long seenSeq, long ownSeenSeq, @Nullable String agent,
			boolean reachable, Instant nextUpdateAt, boolean more, List<Said> messages) {

		View with(boolean more, List<Said> messages) {
			return new View(this.publicId, this.room, this.status, this.seenSeq, this.ownSeenSeq, this.agent,
					this.reachable, this.nextUpdateAt, more, messages);
		}

		public long seq() {
			return this.messages.isEmpty() ? 0 : this.messages.getLast().seq();
		}

	}

	/**
	 * @param clientId of the visitor's own messages only
	 * @param from {@code me} or {@code desk}
	 */
	record Said(long seq, @Nullable String clientId, String from, @Nullable String name, @Nullable Face face,
			String text, String html, OffsetDateTime at, List<File> files, List<Card> cards) {
	}

	/** A visitor and the address under which they follow. */
	record Door(String publicId, long customerId, Locale reader) {
	}

	/** A message as it is stored; its cards are still to be drawn. */
	private record Row(long seq, @Nullable String clientId, boolean own, @Nullable String name, String text,
			String html, OffsetDateTime at, List<File> files, List<Placed> cards) {

		Said said(Map<Placed, Object> models) {
			List<Card> drawn = this.cards.stream()
				.filter(models::containsKey)
				.map((placed) -> new Card(placed.kind(), Objects.requireNonNull(models.get(placed))))
				.toList();
			return new Said(this.seq, this.clientId, this.own ? "me" : "desk", this.name,
					(this.name != null) ? Face.of(this.name) : null, this.text, this.html, this.at, this.files, drawn);
		}

	}

	private record Placed(String kind, String reference) {
	}

	record File(String id, String name, String type, long size) {
	}

	record Card(String kind, Object model) {
	}

}
