package dev.frontdesk.rest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import dev.frontdesk.files.Files;
import dev.frontdesk.files.StoredFile;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Caller;
import dev.frontdesk.web.Cursors;
import dev.frontdesk.web.Fault;
import dev.frontdesk.web.InvalidRequest;
import dev.frontdesk.web.Page;
import dev.frontdesk.web.Scope;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads messages as the API tells them; notes only for whose token may. */
@Component
class MessageDocuments {

	private static final String MESSAGES = """
			select m.id, m.seq, m.visibility, m.author_kind, m.author_id, coalesce(a.name, nullif(w.name, '')) as author,
				m.channel, m.language, m.text, m.html, m.created_at,
				case when m.deleted_at is not null then 'deleted' when m.redacted_at is not null then 'redacted'
					when m.edited_at is not null then 'edited' end as state,
				(select json_agg(json_build_object('id', f.public_id, 'name', f.name, 'mediaType', f.media_type,
					'size', f.size) order by mf.position)
					from message_file mf join stored_file f on f.id = mf.file_id where mf.message_id = m.id) as files
			from message m left join agent a on m.author_kind = 'AGENT' and a.id = m.author_id
				left join customer w on m.author_kind = 'CUSTOMER' and w.id = m.author_id
			where m.ticket_id = :ticket and (m.visibility = 'PUBLIC' or :notes)""";

	private static final TypeReference<List<MessageDocument.Attachment>> FILES = new TypeReference<>() {
	};

	private final Tickets tickets;

	private final Files files;

	private final TicketDocuments documents;

	private final Cursors cursors;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	MessageDocuments(Tickets tickets, Files files, TicketDocuments documents, Cursors cursors, JdbcClient jdbc,
			JsonMapper json) {
		this.tickets = tickets;
		this.files = files;
		this.documents = documents;
		this.cursors = cursors;
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * @param newest whether the last come first
	 */
	Page<MessageDocument> page(Reader.OfDesk reader, Caller caller, long number, boolean newest,
			@Nullable String cursor, int size) {
		long ticket = this.tickets.byNumber(reader, number).id();
		String list = "messages " + ticket + ' ' + newest;
		long from = (cursor != null) ? Long.parseLong(this.cursors.open(list, cursor).getFirst())
				: (newest ? Long.MAX_VALUE : 0);
		List<MessageDocument> found = this.jdbc
			.sql(MESSAGES + " and m.seq " + (newest ? "<" : ">") + " :from order by m.seq" + (newest ? " desc" : "")
					+ " limit :rows")
			.param("ticket", ticket)
			.param("notes", caller.may(Scope.NOTES_READ))
			.param("from", from)
			.param("rows", size + 1)
			.query((row, count) -> document(row, number))
			.list();
		return Page.of(found, size, (last) -> this.cursors.seal(list, last.seq()));
	}

	MessageDocument one(Reader.OfDesk reader, Caller caller, long number, long id) {
		return one(reader, number, id, caller.may(Scope.NOTES_READ));
	}

	/** Also a note, for whoever has just written it. */
	MessageDocument written(Reader.OfDesk reader, long number, long id) {
		this.documents.flush();
		return one(reader, number, id, true);
	}

	private MessageDocument one(Reader.OfDesk reader, long number, long id, boolean notes) {
		return this.jdbc.sql(MESSAGES + " and m.id = :id")
			.param("ticket", this.tickets.byNumber(reader, number).id())
			.param("notes", notes)
			.param("id", id)
			.query((row, count) -> document(row, number))
			.optional()
			.orElseThrow(NotThere::new);
	}

	/** A file of a message that this caller may read. */
	StoredFile file(Reader.OfDesk reader, Caller caller, long number, String publicId) {
		StoredFile file = this.files.find(publicId).orElseThrow(NotThere::new);
		boolean hangs = this.jdbc.sql("""
				select exists (select 1 from message_file mf join message m on m.id = mf.message_id
				where mf.file_id = :file and m.ticket_id = :ticket and (m.visibility = 'PUBLIC' or :notes))""")
			.param("file", file.id())
			.param("ticket", this.tickets.byNumber(reader, number).id())
			.param("notes", caller.may(Scope.NOTES_READ))
			.query(Boolean.class)
			.single();
		if (!hangs) {
			throw new NotThere();
		}
		return file;
	}

	/** The places of messages in a thread, by their ids. */
	List<Long> places(Reader.OfDesk reader, long number, List<Long> ids) {
		List<Long> places = this.jdbc
			.sql("select seq from message where ticket_id = :ticket and id = any(:ids::bigint[])")
			.param("ticket", this.tickets.byNumber(reader, number).id())
			.param("ids", ids.toArray(Long[]::new))
			.query(Long.class)
			.list();
		if (places.size() != ids.size() || ids.isEmpty()) {
			throw InvalidRequest.body("messages", "rest.unknown");
		}
		return places;
	}

	private MessageDocument document(ResultSet row, long number) throws SQLException {
		String files = row.getString("files");
		String address = Addresses.attachments(number);
		List<MessageDocument.Attachment> attachments = (files != null) ? this.json.readValue(files, FILES)
			.stream()
			.map((file) -> new MessageDocument.Attachment(file.id(), file.name(), file.mediaType(), file.size(),
					address + file.id()))
			.toList() : List.of();
		long id = row.getLong("id");
		return new MessageDocument(id, number, row.getLong("seq"), TicketDocuments.word(row, "visibility"),
				new MessageDocument.Author(TicketDocuments.word(row, "author_kind"),
						row.getObject("author_id", Long.class), row.getString("author")),
				TicketDocuments.word(row, "channel"), row.getString("language"), row.getString("text"),
				RichText.withPictures(row.getString("html"), address), TicketDocuments.instant(row, "created_at"),
				row.getString("state"), attachments, Addresses.message(number, id));
	}

	static InvalidRequest unknownOrder() {
		return InvalidRequest.of(Fault.parameter("order"), "web.parameter.value");
	}

}
