package dev.frontdesk.talks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.frontdesk.chat.VisitorThreads;
import dev.frontdesk.chat.VisitorThreads.Own;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.transcripts.Transcript;
import dev.frontdesk.transcripts.Transcripts;
import dev.frontdesk.web.Limits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the panel's menu does in a thread of the visitor's own. */
@RestController
class TalkApi {

	private static final Duration HOUR = Duration.ofHours(1);

	private final VisitorThreads threads;

	private final Takeaways takeaways;

	private final Transcripts transcripts;

	private final ByMail byMail;

	private final Tickets tickets;

	private final Limits limits;

	private final List<PanelWords> words;

	private final MessageSource messages;

	TalkApi(VisitorThreads threads, Takeaways takeaways, Transcripts transcripts, ByMail byMail, Tickets tickets,
			Limits limits, List<PanelWords> words, MessageSource messages) {
		this.threads = threads;
		this.takeaways = takeaways;
		this.transcripts = transcripts;
		this.byMail = byMail;
		this.tickets = tickets;
		this.limits = limits;
		this.words = List.copyOf(words);
		this.messages = messages;
	}

	/** The words of the scripts that come on intent. */
	@GetMapping("/chat/panel/words")
	ResponseEntity<Map<String, String>> words(Locale locale) {
		Map<String, String> said = new TreeMap<>();
		for (PanelWords some : this.words) {
			for (String name : some.names()) {
				String key = some.prefix() + name;
				said.put(key, this.messages.getMessage(key, new Object[] { "{0}", "{1}" }, locale));
			}
		}
		return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate()).body(said);
	}

	/** Where answers reach the visitor, and what else the menu may offer. */
	@GetMapping("/chat/threads/{publicId}/ways")
	Ways ways(@PathVariable String publicId, HttpServletRequest request) {
		return this.byMail.ways(this.threads.own(request, publicId));
	}

	@PutMapping("/chat/threads/{publicId}/end")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void end(@PathVariable String publicId, HttpServletRequest request) {
		Own own = this.threads.own(request, publicId);
		this.limits.spend("talks.end", own.visitorId(), 30, HOUR);
		this.tickets.end(own.customerId(), publicId);
	}

	/** Whoever leaves gets the answers by mail. */
	@PutMapping("/chat/threads/{publicId}/by-mail")
	Ways byMail(@PathVariable String publicId, @RequestBody AddressJson json, HttpServletRequest request) {
		Own own = this.threads.own(request, publicId);
		// the same bucket as the address card's: it is the same deed
		this.limits.spend("chat.contact", own.visitorId(), 10, HOUR);
		this.limits.spend("chat.contact-address", request.getRemoteAddr(), 100, HOUR);
		return this.byMail.goOn(own, json.email());
	}

	@PostMapping("/chat/threads/{publicId}/transcript")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void mail(@PathVariable String publicId, @RequestBody AddressJson json, HttpServletRequest request, Locale locale) {
		Own own = this.threads.own(request, publicId);
		this.limits.spend("talks.transcript-mail", own.visitorId(), 5, HOUR);
		this.limits.spend("talks.transcript-mail-address", request.getRemoteAddr(), 20, HOUR);
		this.takeaways.mail(own, json.email(), locale);
	}

	@GetMapping("/chat/threads/{publicId}/transcript.{kind:html|pdf}")
	void download(@PathVariable String publicId, @PathVariable String kind, HttpServletRequest request,
			HttpServletResponse response, Locale locale) throws IOException {
		Own own = this.threads.own(request, publicId);
		this.limits.spend("talks.transcript", own.visitorId(), 20, HOUR);
		this.limits.spend("talks.transcript-address", request.getRemoteAddr(), 100, HOUR);
		this.takeaways.requireOffered();
		write(this.transcripts.of(new Reader.OfCustomer(own.customerId()), publicId, locale, own.zone()), kind,
				response);
	}

	/** The link of a letter: to take along, and nothing that a browser would run. */
	@GetMapping("/chat/transcripts/{token:[A-Za-z0-9_-]{43}}")
	void linked(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		this.limits.spend("talks.transcript-link", request.getRemoteAddr(), 60, HOUR);
		Takeaways.Kept kept = this.takeaways.behind(token);
		Transcript transcript = this.transcripts.of(new Reader.OfCustomer(kept.customerId()), kept.publicId(),
				kept.reader(), kept.zone());
		response.setHeader("X-Robots-Tag", "noindex");
		write(transcript, "html", response);
	}

	// No transaction around it: whoever reads slowly would hold a connection all the
	// while
	private void write(Transcript transcript, String kind, HttpServletResponse response) throws IOException {
		head(response, kind);
		if (kind.equals("pdf")) {
			this.transcripts.writePdf(transcript, response.getOutputStream());
		}
		else {
			this.transcripts.writeHtml(transcript, response.getOutputStream());
		}
	}

	private static void head(HttpServletResponse response, String kind) {
		response.setContentType(kind.equals("pdf") ? "application/pdf" : "text/html;charset=UTF-8");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment()
					.filename("conversation." + kind, StandardCharsets.UTF_8)
					.build()
					.toString());
	}

	record AddressJson(@Nullable String email) {

		@Override
		public String toString() {
			return "AddressJson";
		}

	}

	/**
	 * @param email where answers go; null where none is known
	 * @param fixed whether it was proved and is not changed from here
	 * @param transcripts whether they can be taken along
	 * @param over whether it has ended
	 */
	record Ways(@Nullable String email, boolean fixed, boolean transcripts, boolean over) {
	}

}
