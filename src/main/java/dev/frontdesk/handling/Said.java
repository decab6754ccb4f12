package dev.frontdesk.handling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The messages of a ticket, in short. */
@Component
@Transactional(readOnly = true)
class Said {

	private static final int MOST = 100;

	private static final String MESSAGES = """
			select m.seq, m.author_kind, m.author_id, m.visibility, m.language, m.text, m.created_at,
				coalesce(a.name, case when m.author_kind = 'CUSTOMER' then c.name end, '') as author
			from message m left join agent a on m.author_kind = 'AGENT' and a.id = m.author_id
				left join customer c on m.author_kind = 'CUSTOMER' and c.id = m.author_id
			where m.ticket_id = :ticket and m.deleted_at is null and (:seq = 0 or m.seq = :seq)
			order by m.seq desc limit :most""";

	private final Tickets tickets;

	private final JdbcClient jdbc;

	private final MessageSource messages;

	Said(Tickets tickets, JdbcClient jdbc, MessageSource messages) {
		this.tickets = tickets;
		this.jdbc = jdbc;
		this.messages = messages;
	}

	/** The last of them, oldest first. */
	List<Line> of(Reader.OfDesk reader, long number, Locale locale) {
		return read(reader, number, 0, MOST, locale).reversed();
	}

	/** The latest, that one first. */
	List<Line> last(Reader.OfDesk reader, long number, int most, Locale locale) {
		return read(reader, number, 0, most, locale);
	}

	Optional<Line> at(Reader.OfDesk reader, long number, long seq, Locale locale) {
		return read(reader, number, Math.max(1, seq), 1, locale).stream().findFirst();
	}

	private List<Line> read(Reader.OfDesk reader, long number, long seq, int most, Locale locale) {
		return this.jdbc.sql(MESSAGES)
			.param("ticket", this.tickets.byNumber(reader, number).id())
			.param("seq", seq)
			.param("most", most)
			.query((row, count) -> line(row, reader, locale))
			.list();
	}

	private Line line(ResultSet row, Reader.OfDesk reader, Locale locale) throws SQLException {
		String author = row.getString("author");
		String kind = row.getString("author_kind");
		@Nullable Long id = row.getObject("author_id", Long.class);
		return new Line(row.getLong("seq"),
				author.isEmpty() ? this.messages.getMessage("handling.by." + kind, null, locale) : author,
				kind.equals("AGENT") && Objects.equals(id, reader.agentId()),
				"NOTE".equals(row.getString("visibility")), row.getString("language"), row.getString("text"),
				row.getObject("created_at", OffsetDateTime.class).toInstant());
	}

	/**
	 * @param mine whether the reader wrote it
	 */
	public record Line(long seq, String author, boolean mine, boolean note, String language, String text, Instant at) {

		public String excerpt() {
			String line = this.text.replaceAll("\\s+", " ").strip();
			return (line.codePointCount(0, line.length()) <= 160) ? line
					: line.substring(0, line.offsetByCodePoints(0, 159)) + "…";
		}

	}

}
