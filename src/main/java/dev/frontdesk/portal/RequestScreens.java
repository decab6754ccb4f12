package dev.frontdesk.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.frontdesk.customers.Customers;
import dev.frontdesk.fields.FieldValues;
import dev.frontdesk.forms.Questions;
import dev.frontdesk.shell.Quotes;
import dev.frontdesk.tickets.MessageCard;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.tickets.TicketNotFound;
import dev.frontdesk.tickets.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a customer sees of their tickets: public messages, never a note. */
@Component
@Transactional(readOnly = true)
class RequestScreens {

	private static final int ROWS = 20;

	private static final int MESSAGES = 50;

	private final Customers customers;

	private final Map<String, MessageCard> cards;

	private final FieldValues values;

	private final Questions questions;

	private final MessageSource words;

	private final JdbcClient jdbc;

	RequestScreens(Customers customers, ObjectProvider<MessageCard> cards, FieldValues values, Questions questions,
			MessageSource words, JdbcClient jdbc) {
		this.values = values;
		this.questions = questions;
		this.customers = customers;
		this.cards = cards.stream().collect(Collectors.toMap(MessageCard::kind, Function.identity()));
		this.words = words;
		this.jdbc = jdbc;
	}

	RequestList list(long customerId, @Nullable String after) {
		Reader.OfCustomer reader = new Reader.OfCustomer(customerId);
		List<RequestList.Row> rows = this.jdbc
			.sql("""
					select t.public_id, t.number, t.subject, s.status, left(last.text, 240) as text,
						last.author_kind <> 'CUSTOMER' as answered, last.created_at,
						s.customer_id = t.customer_id and exists (select 1 from message m where m.ticket_id = s.id
							and m.author_kind <> 'CUSTOMER' and m.seq > s.customer_seen_seq and %s) as unread
					from ticket t join ticket s on s.id = ticket_survivor(t.id)
					join lateral (select m.text, m.author_kind, m.created_at from message m
						where m.ticket_id = s.id and %s order by m.seq desc limit 1) last on true
					where %s and (s.id = t.id or s.customer_id <> t.customer_id)
					and (:after = '' or t.id < (select o.id from ticket o
						where o.public_id = :after and o.customer_id = t.customer_id))
					order by t.id desc limit :most""".formatted(reader.reads().sql(), reader.reads().sql(),
					reader.sees().sql()))
			.params(reader.sees().parameters())
			.param("after", (after != null) ? after : "")
			.param("most", ROWS + 1)
			.query(RequestScreens::row)
			.list();
		boolean more = rows.size() > ROWS;
		List<RequestList.Row> page = more ? rows.subList(0, ROWS) : rows;
		return new RequestList(List.copyOf(page), zone(customerId), more ? page.getLast().publicId() : null);
	}

	private static RequestList.Row row(ResultSet row, int number) throws SQLException {
		return new RequestList.Row(row.getString("public_id"), row.getLong("number"), row.getString("subject"),
				row.getString("status"), row.getString("text"), row.getBoolean("answered"),
				row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getBoolean("unread"));
	}

	/**
	 * The last messages, or those before a place. What was merged into another ticket of
	 * theirs is read there; into another customer's, under its own name and with only
	 * what is theirs to read.
	 * @throws TicketNotFound when it is not theirs
	 */
	RequestThread thread(long customerId, String publicId, @Nullable Long before, Locale reader) {
		Head head = head(customerId, publicId);
		List<Line> lines = lines(customerId, head.id(), (before != null) ? before : Long.MAX_VALUE);
		boolean more = lines.size() > MESSAGES;
		List<Line> page = (more ? lines.subList(0, MESSAGES) : lines).reversed();
		List<Long> ids = page.stream().map(Line::id).toList();
		Map<Long, List<RequestThread.Attachment>> files = files(ids);
		Map<Long, List<RequestThread.Card>> placed = cards(ids, reader);
		String quoted = this.words.getMessage("shell.quoted", null, reader);
		List<RequestThread.Message> messages = page.stream()
			.map((line) -> line.with(folder(reader, head.publicId()), quoted, files.getOrDefault(line.id(), List.of()),
					placed.getOrDefault(line.id(), List.of())))
			.toList();
		return new RequestThread(head.publicId(), head.number(), head.subject(), head.status(), head.createdAt(),
				head.status().equals("CLOSED"), head.seq(), head.followUpOf(), head.nextUpdateAt(), messages,
				more ? page.getFirst().seq() : null, this.questions.told(this.values.held(head.ownId()), reader),
				zone(customerId));
	}

	private static String folder(Locale reader, String publicId) {
		return "/help/" + reader.toLanguageTag() + "/requests/" + publicId + "/files/";
	}

	/**
	 * Only a file of a public message in one of their own tickets.
	 * @throws TicketNotFound when it is none they may see
	 */
	void requireFile(long customerId, String publicId, String filePublicId) {
		Reader.OfCustomer reader = new Reader.OfCustomer(customerId);
		boolean theirs = this.jdbc
			.sql("""
					select exists (select 1 from ticket t
					join message m on m.ticket_id = ticket_survivor(t.id)
					join message_file mf on mf.message_id = m.id join stored_file f on f.id = mf.file_id
					where t.public_id = :ticket and f.public_id = :file and %s and %s)""".formatted(reader.sees().sql(),
					reader.reads().sql()))
			.params(reader.sees().parameters())
			.param("ticket", publicId)
			.param("file", filePublicId)
			.query(Boolean.class)
			.single();
		if (!theirs) {
			throw new TicketNotFound();
		}
	}

	private Head head(long customerId, String publicId) {
		Reader.Predicate sees = new Reader.OfCustomer(customerId).sees();
		return this.jdbc
			.sql("""
					select s.id, o.id as own_id, o.public_id, o.number, o.subject, s.status, o.created_at, s.seq, s.next_update_at,
						f.number as follow_up_of
					from ticket t join ticket s on s.id = ticket_survivor(t.id)
					join ticket o on o.id = case when s.customer_id = t.customer_id then s.id else t.id end
					left join ticket f on f.id = o.follow_up_of
					where t.public_id = :ticket and %s"""
				.formatted(sees.sql()))
			.params(sees.parameters())
			.param("ticket", publicId)
			.query((row, number) -> {
				long followed = row.getLong("follow_up_of");
				Long followUpOf = row.wasNull() ? null : followed;
				Instant next = row.getObject("next_update_at", OffsetDateTime.class).toInstant();
				return new Head(row.getLong("id"), row.getLong("own_id"), row.getString("public_id"),
						row.getLong("number"), row.getString("subject"), row.getString("status"),
						row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getLong("seq"), followUpOf,
						Times.given(next) ? next : null);
			})
			.optional()
			.orElseThrow(TicketNotFound::new);
	}

	private List<Line> lines(long customerId, long ticketId, long before) {
		Reader.Predicate reads = new Reader.OfCustomer(customerId).reads();
		return this.jdbc.sql("""
				select m.id, m.seq, m.author_kind, m.html, m.language, m.created_at, a.name
				from message m left join agent a on m.author_kind = 'AGENT' and a.id = m.author_id
				where m.ticket_id = :ticket and m.seq < :before and %s
				order by m.seq desc limit :most""".formatted(reads.sql()))
			.params(reads.parameters())
			.param("ticket", ticketId)
			.param("before", before)
			.param("most", MESSAGES + 1)
			.query(Line::of)
			.list();
	}

	private Map<Long, List<RequestThread.Attachment>> files(List<Long> messageIds) {
		Map<Long, List<RequestThread.Attachment>> files = new HashMap<>();
		if (messageIds.isEmpty()) {
			return files;
		}
		this.jdbc.sql("""
				select mf.message_id, f.public_id, f.name, f.size
				from message_file mf join stored_file f on f.id = mf.file_id
				where mf.message_id in (:ids) order by mf.message_id, mf.position""")
			.param("ids", messageIds)
			.query((row) -> {
				files.computeIfAbsent(row.getLong("message_id"), (id) -> new ArrayList<>())
					.add(new RequestThread.Attachment(row.getString("public_id"), row.getString("name"),
							row.getLong("size")));
			});
		return files;
	}

	private Map<Long, List<RequestThread.Card>> cards(List<Long> messageIds, Locale reader) {
		Map<Long, List<RequestThread.Card>> placed = new HashMap<>();
		if (messageIds.isEmpty() || this.cards.isEmpty()) {
			return placed;
		}
		List<Placed> found = this.jdbc.sql("""
				select message_id, kind, reference from message_card
				where message_id in (:ids) order by message_id, position""")
			.param("ids", messageIds)
			.query((row, number) -> new Placed(row.getLong("message_id"), row.getString("kind"),
					row.getString("reference")))
			.list();
		Map<String, Map<String, Object>> models = models(found, reader);
		for (Placed card : found) {
			Object model = models.getOrDefault(card.kind(), Map.of()).get(card.reference());
			if (model != null) {
				placed.computeIfAbsent(card.messageId(), (id) -> new ArrayList<>())
					.add(new RequestThread.Card(Objects.requireNonNull(this.cards.get(card.kind())).template(), model));
			}
		}
		return placed;
	}

	private Map<String, Map<String, Object>> models(List<Placed> found, Locale reader) {
		Map<String, Set<String>> references = new HashMap<>();
		found.forEach((card) -> references.computeIfAbsent(card.kind(), (kind) -> new LinkedHashSet<>())
			.add(card.reference()));
		Map<String, Map<String, Object>> models = new HashMap<>();
		references.forEach((kind, wanted) -> {
			MessageCard owner = this.cards.get(kind);
			if (owner != null) {
				models.put(kind, owner.models(wanted, reader));
			}
		});
		return models;
	}

	private ZoneId zone(long customerId) {
		return this.customers.customer(customerId).timeZone();
	}

	private record Head(long id, long ownId, String publicId, long number, String subject, String status,
			Instant createdAt, long seq, @Nullable Long followUpOf, @Nullable Instant nextUpdateAt) {
	}

	private record Placed(long messageId, String kind, String reference) {
	}

	private record Line(long id, long seq, String authorKind, String html, String language, Instant at, String author) {

		static Line of(ResultSet row, int number) throws SQLException {
			String name = row.getString("name");
			return new Line(row.getLong("id"), row.getLong("seq"), row.getString("author_kind"), row.getString("html"),
					row.getString("language"), row.getObject("created_at", OffsetDateTime.class).toInstant(),
					(name != null) ? name : "");
		}

		RequestThread.Message with(String folder, String quoted, List<RequestThread.Attachment> files,
				List<RequestThread.Card> cards) {
			return new RequestThread.Message(this.id, this.seq, this.authorKind.equals("CUSTOMER"), this.author,
					Quotes.folded(RichText.withPictures(this.html, folder), quoted), this.language, this.at, files,
					cards);
		}

	}

}
