package dev.frontdesk.transcripts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Transcripts for the desk. */
@Controller
class DeskTranscripts {

	private final Transcripts transcripts;

	private final Staff staff;

	DeskTranscripts(Transcripts transcripts, Staff staff) {
		this.transcripts = transcripts;
		this.staff = staff;
	}

	@GetMapping("/desk/tickets/{number}/transcript.html")
	void html(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestParam(defaultValue = "false") boolean notes, Locale locale, HttpServletResponse response)
			throws IOException {
		Transcript transcript = transcript(me, number, notes, locale);
		head(response, "text/html;charset=UTF-8", transcript, "html");
		this.transcripts.writeHtml(transcript, response.getOutputStream());
	}

	@GetMapping("/desk/tickets/{number}/transcript.pdf")
	void pdf(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestParam(defaultValue = "false") boolean notes, Locale locale, HttpServletResponse response)
			throws IOException {
		Transcript transcript = transcript(me, number, notes, locale);
		head(response, "application/pdf", transcript, "pdf");
		this.transcripts.writePdf(transcript, response.getOutputStream());
	}

	private Transcript transcript(SignedInAgent me, long number, boolean notes, Locale locale) {
		ZoneId zone = this.staff.agent(me.id()).timeZone();
		return this.transcripts.of(Reader.OfDesk.of(me), number, notes, locale, zone);
	}

	private static void head(HttpServletResponse response, String type, Transcript transcript, String ending) {
		response.setContentType(type);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment()
					.filename("ticket-" + transcript.number() + "." + ending, StandardCharsets.UTF_8)
					.build()
					.toString());
	}

}
