package dev.frontdesk.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.frontdesk.customers.Customers;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.transcripts.Transcript;
import dev.frontdesk.transcripts.Transcripts;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A customer's own conversation to take along. */
@Controller
class TranscriptController {

	private final Transcripts transcripts;

	private final Customers customers;

	TranscriptController(Transcripts transcripts, Customers customers) {
		this.transcripts = transcripts;
		this.customers = customers;
	}

	@GetMapping("/help/{locale}/requests/{publicId}/transcript.html")
	void html(@AuthenticationPrincipal SignedInCustomer customer, @PathVariable String publicId, Locale reader,
			HttpServletResponse response) throws IOException {
		Transcript transcript = transcript(customer, publicId, reader);
		head(response, "text/html;charset=UTF-8", transcript, "html");
		this.transcripts.writeHtml(transcript, response.getOutputStream());
	}

	@GetMapping("/help/{locale}/requests/{publicId}/transcript.pdf")
	void pdf(@AuthenticationPrincipal SignedInCustomer customer, @PathVariable String publicId, Locale reader,
			HttpServletResponse response) throws IOException {
		Transcript transcript = transcript(customer, publicId, reader);
		head(response, "application/pdf", transcript, "pdf");
		this.transcripts.writePdf(transcript, response.getOutputStream());
	}

	private Transcript transcript(SignedInCustomer customer, String publicId, Locale reader) {
		return this.transcripts.of(new Reader.OfCustomer(customer.id()), publicId, reader,
				this.customers.customer(customer.id()).timeZone());
	}

	private static void head(HttpServletResponse response, String type, Transcript transcript, String ending) {
		response.setContentType(type);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment()
					.filename("request-" + transcript.number() + "." + ending, StandardCharsets.UTF_8)
					.build()
					.toString());
	}

}
