package dev.frontdesk.transcripts;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.frontdesk.settings.Settings;
import dev.frontdesk.tickets.MessageCard;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.tickets.TicketNotFound;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Writes conversations, a page of messages in memory at a time. */
@Service
public class Transcripts {

	static final int PAGE = 200;

	private static final String MESSAGES = """
			select m.seq, m.author_kind, m.visibility, m.language, m.text, m.html, m.created_at, coalesce(a.name,
				case when m.author_kind = 'CUSTOMER' then w.name else :house end) as author,
				(select json_agg(json_build_object('name', f.name, 'size', f.size) order by mf.position)
					from message_file mf join stored_file f on f.id = mf.file_id where mf.message_id = m.id) as files,
				(select json_agg(json_build_object('kind', k.kind, 'reference', k.reference) order by k.position)
					from message_card k where k.message_id = m.id) as cards
			from message m left join agent a on m.author_kind = 'AGENT' and a.id = m.author_id
			left join customer w on m.author_kind = 'CUSTOMER' and w.id = m.author_id
			where m.ticket_id = :ticket and m.seq > :after and m.deleted_at is null and %s
			order by m.seq limit :rows""";

	private static final TypeReference<List<Transcript.File>> FILES = new TypeReference<>() {
	};

	private static final TypeReference<List<Card>> CARDS = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Settings settings;

	private final Map<String, MessageCard> cards;

	private final HtmlTranscript html;

	private final PdfTranscript pdf;

	Transcripts(JdbcClient jdbc, JsonMapper json, Settings settings, List<MessageCard> cards, HtmlTranscript html,
			PdfTranscript pdf) {
		this.jdbc = jdbc;
		this.json = json;
		this.settings = settings;
		this.cards = cards.stream().collect(Collectors.toMap(MessageCard::kind, Function.identity()));
		this.html = html;
		this.pdf = pdf;
	}

	/**
	 * With notes only for someone of the desk.
	 * @throws TicketNotFound when this reader may not see it
	 */
	public Transcript of(Reader.OfDesk reader, long number, boolean notes, Locale locale, ZoneId zone) {
		Transcript transcript = find(reader, "number", number, notes, locale, zone);
		// Merged into another's ticket, it is read there
		Reader.Predicate sees = reader.sees();
		boolean there = this.jdbc.sql("select exists (select 1 from ticket t where t.id = :id and " + sees.sql() + ")")
			.param("id", transcript.ticketId())
			.params(sees.parameters())
			.query(Boolean.class)
			.single();
		if (!there) {
			throw new TicketNotFound();
		}
		return transcript;
	}

	/**
	 * The customer's own, which never has notes.
	 * @throws TicketNotFound when it is not theirs
	 */
	public Transcript of(Reader.OfCustomer reader, String publicId, Locale locale, ZoneId zone) {
		return find(reader, "public_id", publicId, false, locale, zone);
	}

	private Transcript find(Reader reader, String column, Object key, boolean notes, Locale locale, ZoneId zone) {
		Reader.Predicate sees = reader.sees();
		String house = this.settings.standardBrand().name();
		return this.jdbc.sql(
				"select ticket_survivor(t.id) as id, t.number, t.subject, t.language, t.created_at, c.name from ticket t"
						+ " join customer c on c.id = t.customer_id where t." + column + " = :key and " + sees.sql())
			.param("key", key)
			.params(sees.parameters())
			.query((row, number) -> new Transcript(row.getLong("id"), row.getLong("number"), row.getString("subject"),
					row.getString("language"), row.getString("name"), house,
					row.getObject("created_at", OffsetDateTime.class).toInstant(), notes, locale, zone, reader))
			.optional()
			.orElseThrow(TicketNotFound::new);
	}

	public void writeHtml(Transcript transcript, OutputStream out) throws IOException {
		this.html.write(transcript, pages(transcript), out);
	}

	/**
	 * @throws NoFonts when this machine has no font to write with
	 */
	public void writePdf(Transcript transcript, OutputStream out) throws IOException {
		this.pdf.write(transcript, pages(transcript), out);
	}

	private Pages pages(Transcript transcript) {
		Reader.Predicate reads = (transcript.reader() instanceof Reader.OfCustomer customer) ? customer.reads()
				: new Reader.Predicate("(m.visibility = 'PUBLIC' or :notes)", Map.of("notes", transcript.notes()));
		return (after) -> this.jdbc.sql(MESSAGES.formatted(reads.sql()))
			.params(reads.parameters())
			.param("ticket", transcript.ticketId())
			.param("after", after)
			.param("house", transcript.house())
			.param("rows", PAGE)
			.query((row, number) -> said(row, transcript.locale()))
			.list();
	}

	private Transcript.Said said(ResultSet row, Locale locale) throws SQLException {
		String files = row.getString("files");
		String cards = row.getString("cards");
		List<String> lines = new ArrayList<>();
		for (Card card : (cards != null) ? this.json.readValue(cards, CARDS) : List.<Card>of()) {
			MessageCard owner = this.cards.get(card.kind());
			if (owner != null) {
				lines.add(owner.asText(card.reference(), locale));
			}
		}
		return new Transcript.Said(row.getLong("seq"), !"CUSTOMER".equals(row.getString("author_kind")),
				"NOTE".equals(row.getString("visibility")), row.getString("author"),
				row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getString("language"),
				row.getString("text"), RichText.withPictures(row.getString("html"), null),
				(files != null) ? this.json.readValue(files, FILES) : List.of(), lines);
	}

	/** Messages by place, so many at once. */
	@FunctionalInterface
	interface Pages {

		/** Those after a place; fewer than a page at the end. */
		List<Transcript.Said> after(long seq);

	}

	private record Card(String kind, String reference) {
	}

}
