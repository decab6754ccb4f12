package dev.frontdesk.chat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.web.Limits;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who a visitor is, as the page around the panel says it. Like all of the panel's calls,
 * for its own window only: another page's are refused, except for signing out.
 */
@RestController
@RequestMapping("/chat/identity")
class IdentityApi {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final Sessions sessions;

	private final Visitors visitors;

	private final Chats chats;

	private final Limits limits;

	IdentityApi(Sessions sessions, Visitors visitors, Chats chats, Limits limits) {
		this.sessions = sessions;
		this.visitors = visitors;
		this.chats = chats;
		this.limits = limits;
	}

	/** With the token under which the visitor wants to be known. */
	@PutMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void prove(@RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
			@RequestBody ProofJson json, HttpServletRequest request, Locale locale) {
		ForeignOrigin.refuse(request);
		this.limits.spend("chat.identity", request.getRemoteAddr(), 120, MINUTE);
		this.sessions.prove(ChatApi.token(bearer), (json.widget() != null) ? json.widget() : "", json.token(),
				json.before(), locale, this.chats.zone(json.timeZone()));
	}

	/** Without proof, of a visitor who has written. */
	@PatchMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void claim(@RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
			@RequestBody ClaimJson json, HttpServletRequest request) {
		ForeignOrigin.refuse(request);
		this.limits.spend("chat.claim", request.getRemoteAddr(), 120, MINUTE);
		Visitor visitor = this.visitors.byToken(ChatApi.token(bearer)).orElseThrow(NoToken::new);
		this.limits.spend("chat.claim-visitor", visitor.publicId(), 30, MINUTE);
		this.sessions.claim(visitor, json.claim());
	}

	/** They sign out. Whether anyone was signed in stays untold. */
	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void end(@RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
			HttpServletRequest request) {
		ForeignOrigin.refuse(request);
		this.visitors.byToken(ChatApi.token(bearer)).ifPresent(this.sessions::end);
	}

	/**
	 * From the company's own page, where no panel was open: with the token as text, which
	 * a page sends without a question beforehand.
	 */
	@PostMapping(path = "/sign-out", consumes = "text/plain")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void signOut(@RequestBody String token, HttpServletRequest request) {
		this.limits.spend("chat.sign-out", request.getRemoteAddr(), 120, MINUTE);
		this.visitors.byToken(token).ifPresent(this.sessions::end);
	}

	record ProofJson(@Nullable String widget, @Nullable String token, @Nullable String before,
			@Nullable String timeZone) {
	}

	record ClaimJson(@Nullable String name, @Nullable String email, @Nullable String visits,
			@Nullable Map<String, @Nullable Object> attributes) {

		Sessions.Claim claim() {
			return new Sessions.Claim(this.name, this.email, this.visits,
					(this.attributes != null) ? new HashMap<>(this.attributes) : Map.of());
		}

	}

}
