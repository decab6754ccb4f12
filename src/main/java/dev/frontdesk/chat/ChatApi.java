package dev.frontdesk.chat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.frontdesk.chat.Threads.Brief;
import dev.frontdesk.chat.Threads.Said;
import dev.frontdesk.chat.Threads.View;
import dev.frontdesk.chat.VisitorThreads.Own;
import dev.frontdesk.chat.Visits.Page;
import dev.frontdesk.chat.Visits.Trail;
import dev.frontdesk.files.FileAnswer;
import dev.frontdesk.files.Files;
import dev.frontdesk.proactive.Answers;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Times;
import dev.frontdesk.web.Limits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * What the panel says over HTTP, where each act has a definite answer and may be
 * repeated. The token travels in {@code Authorization: Bearer}.
 */
@RestController
@RequestMapping("/chat/threads")
class ChatApi {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final Duration HOUR = Duration.ofHours(1);

	private final Chats chats;

	private final Threads threads;

	private final Visitors visitors;

	private final Sessions sessions;

	private final VisitorThreads own;

	private final StatusWords words;

	private final Limits limits;

	private final Files files;

	private final Answers answers;

	private final FileAnswer answer;

	ChatApi(Chats chats, Threads threads, Visitors visitors, Sessions sessions, VisitorThreads own, StatusWords words,
			Limits limits, Files files, FileAnswer answer, Answers answers) {
		this.answers = answers;
		this.own = own;
		this.chats = chats;
		this.threads = threads;
		this.visitors = visitors;
		this.sessions = sessions;
		this.words = words;
		this.limits = limits;
		this.files = files;
		this.answer = answer;
	}

	@ModelAttribute
	void onlyOurOwnPages(HttpServletRequest request) {
		ForeignOrigin.refuse(request);
	}

	@PostMapping
	ResponseEntity<ThreadJson> begin(@RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
			@RequestBody OpeningJson json, HttpServletRequest request, Locale locale) {
		this.limits.spend("chat.begin", request.getRemoteAddr(), 300, HOUR);
		String token = token(bearer);
		this.limits.spend("chat.message", Visitors.digest(token), 30, MINUTE);
		Posted posted = this.chats.begin(token, json.opening());
		this.answers.replied(json.told());
		ThreadJson thread = json(own(bearer, posted.publicId()), posted.ticketId(), 0, locale);
		return posted.repeated() ? ResponseEntity.ok(thread)
				: ResponseEntity.created(URI.create("/chat/threads/" + posted.publicId())).body(thread);
	}

	@GetMapping
	List<BriefJson> all(@RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
			Locale locale) {
		// A token that has not written yet has no threads; whether it is known stays
		// untold.
		return this.visitors.byToken(token(bearer))
			.map((visitor) -> this.sessions.threads(visitor, null, 20))
			.orElse(List.of())
			.stream()
			.map((brief) -> new BriefJson(brief, this.words.of(brief.status(), locale)))
			.toList();
	}

	@GetMapping("/{publicId}")
	ThreadJson read(@RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
			@PathVariable String publicId, @RequestParam(defaultValue = "0") long after, Locale locale) {
		Own thread = own(bearer, publicId);
		return json(thread, thread.ticketId(), after, locale);
	}

	@PostMapping("/{publicId}/messages")
	ResponseEntity<ThreadJson> write(@RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
			@PathVariable String publicId, @RequestBody MessageJson json, HttpServletRequest request, Locale locale) {
		Own own = own(bearer, publicId);
		this.limits.spend("chat.message", Visitors.digest(token(bearer)), 30, MINUTE);
		this.limits.spend("chat.address", request.getRemoteAddr(), 600, MINUTE);
		Posted posted = this.chats.write(own, json.clientId(), json.text(), json.told(), json.invitation(),
				trail("", json.pages(), json.visits()));
		this.answers.replied(json.told());
		// Another conversation than the panel knows is told from its beginning
		long after = posted.publicId().equals(publicId) ? posted.seq() - 1 : 0;
		ThreadJson thread = json(own, posted.ticketId(), after, locale);
		return ResponseEntity.status(posted.repeated() ? HttpStatus.OK : HttpStatus.CREATED).body(thread);
	}

	@PostMapping("/{publicId}/files")
	@ResponseStatus(HttpStatus.CREATED)
	ThreadJson attach(@RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
			@PathVariable String publicId, @RequestParam String clientId, @RequestParam MultipartFile file,
			HttpServletRequest request, Locale locale) {
		Own own = own(bearer, publicId);
		this.limits.spend("chat.file", own.visitorId(), 20, HOUR);
		this.limits.spend("chat.file-address", request.getRemoteAddr(), 60, HOUR);
		Posted posted = this.chats.attach(own, clientId, file);
		return json(own, posted.ticketId(), posted.seq() - 1, locale);
	}

	@GetMapping("/{publicId}/files/{fileId}")
	void file(@RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
			@PathVariable String publicId, @PathVariable String fileId, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		if (!this.threads.carries(own(bearer, publicId), fileId)) {
			throw new ThreadNotFound();
		}
		this.answer.write(this.files.find(fileId).orElseThrow(ThreadNotFound::new), request, response);
	}

	@PutMapping("/{publicId}/contact")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void leaveAddress(@RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
			@PathVariable String publicId, @RequestBody ContactJson json, HttpServletRequest request) {
		Own own = own(bearer, publicId);
		this.limits.spend("chat.contact", own.visitorId(), 10, HOUR);
		this.limits.spend("chat.contact-address", request.getRemoteAddr(), 100, HOUR);
		this.chats.leaveAddress(own, json.email());
	}

	@PutMapping("/{publicId}/locale")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void speak(@RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
			@PathVariable String publicId, @RequestBody LocaleJson json, HttpServletRequest request) {
		Own own = own(bearer, publicId);
		this.limits.spend("chat.locale", own.visitorId(), 60, HOUR);
		this.limits.spend("chat.locale-address", request.getRemoteAddr(), 600, HOUR);
		this.chats.speak(own, json.locale());
	}

	private Own own(@Nullable String bearer, String publicId) {
		return this.own.own(bearer, publicId);
	}

	static String token(@Nullable String bearer) {
		if (bearer == null || !bearer.regionMatches(true, 0, "Bearer ", 0, 7)) {
			throw new NoToken();
		}
		return bearer.substring(7).strip();
	}

	private ThreadJson json(Own own, long ticketId, long after, Locale locale) {
		View view = this.threads.read(own.visitor(), ticketId, after, locale);
		String nextUpdate = Times.given(view.nextUpdateAt())
				? this.words.nextUpdate(view.nextUpdateAt(), own.zone(), locale) : null;
		return new ThreadJson(view.publicId(), view.room(), view.seq(), view.seenSeq(), view.ownSeenSeq(),
				view.status().name(), this.words.of(view.status(), locale), view.agent(), view.reachable(), nextUpdate,
				view.more(), view.messages());
	}

	private static Trail trail(@Nullable String referrer, @Nullable List<@Nullable Page> pages,
			@Nullable String visits) {
		List<Page> seen = (pages != null)
				? pages.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList() : List.of();
		return new Trail(referrer, seen, visits);
	}

	/** A thread as the panel reads it. */
	record ThreadJson(String publicId, String room, long seq, long seenSeq, long ownSeenSeq, String status,
			String statusLabel, @Nullable String agent, boolean reachable, @Nullable String nextUpdate, boolean more,
			List<Said> messages) {
	}

	record BriefJson(String publicId, String subject, String status, String statusLabel, String at, int unread) {

		BriefJson(Brief brief, String label) {
			this(brief.publicId(), brief.subject(), brief.status().name(), label, brief.lastMessageAt().toString(),
					brief.unread());
		}

	}

	record OpeningJson(@Nullable String widget, @Nullable String clientId, @Nullable String text,
			@Nullable String locale, @Nullable String timeZone, @Nullable String referrer,
			@Nullable List<@Nullable Page> pages, @Nullable String visits,
			@Nullable Map<String, @Nullable Object> fields, Answers.@Nullable Prompt told, @Nullable String invitation,
			@Nullable Boolean another) {

		Chats.Opening opening() {
			return new Chats.Opening((this.widget != null) ? this.widget : "", this.clientId, this.text, this.locale,
					this.timeZone, trail(this.referrer, this.pages, this.visits), this.fields, this.told,
					this.invitation, Boolean.TRUE.equals(this.another));
		}

	}

	record MessageJson(@Nullable String clientId, @Nullable String text, @Nullable List<@Nullable Page> pages,
			@Nullable String visits, Answers.@Nullable Prompt told, @Nullable String invitation) {
	}

	record ContactJson(@Nullable String email) {
	}

	record LocaleJson(@Nullable String locale) {
	}

}
