package dev.frontdesk.inbox;

import java.io.IOException;

import dev.frontdesk.files.FileAnswer;
import dev.frontdesk.files.Files;
import dev.frontdesk.files.StoredFile;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Files of a ticket's messages, for those who may see the ticket. */
@Controller
class TicketFiles {

	private final ThreadScreens threads;

	private final Files files;

	private final FileAnswer answer;

	private final JdbcClient jdbc;

	TicketFiles(ThreadScreens threads, Files files, FileAnswer answer, JdbcClient jdbc) {
		this.threads = threads;
		this.files = files;
		this.answer = answer;
		this.jdbc = jdbc;
	}

	@GetMapping("/desk/tickets/{number}/files/{publicId}")
	void file(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, @PathVariable String publicId,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		Head head = this.threads.head(Reader.OfDesk.of(me), number);
		StoredFile file = this.files.find(publicId).orElseThrow(NoSuchFile::new);
		if (!hangsOn(head.id(), file.id())) {
			throw new NoSuchFile();
		}
		this.answer.write(file, request, response);
	}

	private boolean hangsOn(long ticketId, long fileId) {
		return this.jdbc.sql("""
				select exists (select 1 from message_file mf join message m on m.id = mf.message_id
				where mf.file_id = ? and m.ticket_id = ?)""").params(fileId, ticketId).query(Boolean.class).single();
	}

}
