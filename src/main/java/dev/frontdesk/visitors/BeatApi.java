package dev.frontdesk.visitors;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.frontdesk.language.Languages;
import dev.frontdesk.shell.Face;
import dev.frontdesk.trails.PageAddress;
import dev.frontdesk.visitors.Gates.Gate;
import dev.frontdesk.web.Digest;
import dev.frontdesk.web.Limits;
import dev.frontdesk.web.TooManyRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.WebUtils;

/**
 * Where pages say now and then that a visitor who agreed is here, and learn whether
 * somebody speaks to them. Asks the database nothing. Who it is tells the key that their
 * browser keeps; nobody learns anything of another. As text, which a page sends without a
 * question beforehand.
 */
@RestController
class BeatApi {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	/** An office behind one address may have a hundred who shop. */
	private static final int OF_ADDRESS = 600;

	private static final int OF_VISITOR = 30;

	private static final int LARGEST = 8_192;

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,40}");

	private final Gates gates;

	private final Beats beats;

	private final Invitations invitations;

	private final Limits limits;

	private final MessageSource words;

	private final JsonMapper json;

	private final Clock clock;

	BeatApi(Gates gates, Beats beats, Invitations invitations, Limits limits, MessageSource words, JsonMapper json,
			Clock clock) {
		this.gates = gates;
		this.beats = beats;
		this.invitations = invitations;
		this.limits = limits;
		this.words = words;
		this.json = json;
		this.clock = clock;
	}

	@PostMapping(path = "/chat/now", consumes = "text/plain")
	ResponseEntity<Answer> hear(@RequestBody String body, HttpServletRequest request, HttpServletResponse response) {
		Limits.Left left = this.limits.take("visitors.address", request.getRemoteAddr(), OF_ADDRESS, MINUTE);
		BeatJson told = read(body);
		String named = Objects.requireNonNullElse(told.widget(), "");
		Gate gate = (left.taken() ? this.gates.of(named) : this.gates.known(named))
			.filter((one) -> isOurs(one, request))
			.orElseThrow(() -> left.taken() ? BeatRefused.notAllowed() : new TooManyRequests(left.seconds()));
		// For the page's own script, which is silent once it is refused
		response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, request.getHeader(HttpHeaders.ORIGIN));
		response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
		if (!left.taken()) {
			throw new TooManyRequests(left.seconds());
		}
		String key = Objects.requireNonNullElse(told.visits(), "");
		String tab = Objects.requireNonNullElse(told.tab(), "");
		if (!KEY.matcher(key).matches() || !NAME.matcher(tab).matches()) {
			throw BeatRefused.malformed();
		}
		String visitor = HexFormat.of().formatHex(Digest.of(key));
		this.limits.spend("visitors.visitor", visitor, OF_VISITOR, MINUTE);
		// Whoever takes their consent back, or whose browser objects by now, is heard
		if (told.is(told.gone()) || "1".equals(request.getHeader("Sec-GPC"))) {
			this.beats.forget(visitor);
			return answer(new Answer(0, null));
		}
		if (gate.shown() == Shown.OFF) {
			throw BeatRefused.notAllowed();
		}
		Instant now = this.clock.instant();
		if (told.is(told.left())) {
			this.beats.hear(visitor, Beat.leaving(gate.widget().id(), tab, now));
			return answer(new Answer(0, null));
		}
		Locale locale = Languages.shipped(told.locale()).orElse(Locale.ENGLISH);
		this.beats.hear(visitor,
				Beat.here(gate.widget().id(), tab, PageAddress.of(told.url()), PageAddress.title(told.title()),
						locale.toLanguageTag(), zone(told.zone()), PageAddress.title(told.name()), now));
		String about = told.about();
		if (about != null && NAME.matcher(about).matches() && told.did() != null
				&& this.invitations.did(visitor, about, told.did())) {
			this.beats.over(about);
		}
		Asked asked = (gate.shown() != Shown.INVITED) ? null
				: this.beats.waiting(visitor)
					.filter((one) -> !one.publicId().equals(about) || "shown".equals(told.did()))
					.map((one) -> asked(one, locale))
					.orElse(null);
		return answer(new Answer(this.beats.every(), asked));
	}

	private static boolean isOurs(Gate gate, HttpServletRequest request) {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		return origin != null && (gate.widget().allowedOrigins().contains(origin)
				|| WebUtils.isSameOrigin(new ServletServerHttpRequest(request)));
	}

	private Asked asked(Invitation invitation, Locale locale) {
		Face face = Face.of(invitation.agent());
		return new Asked(invitation.publicId(), invitation.text(), invitation.language(), invitation.agent(),
				face.initials(), face.hue(),
				this.words.getMessage("visitors.bubble.label", new Object[] { invitation.agent() }, locale),
				this.words.getMessage("visitors.bubble.close", null, locale));
	}

	private static String zone(@Nullable String told) {
		try {
			return (told == null || told.length() > 64) ? "" : ZoneId.of(told).getId();
		}
		catch (DateTimeException ex) {
			return "";
		}
	}

	private static ResponseEntity<Answer> answer(Answer answer) {
		return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(answer);
	}

	private BeatJson read(String body) {
		try {
			if (body.length() <= LARGEST) {
				return this.json.readValue(body, BeatJson.class);
			}
		}
		catch (JacksonException ex) {
			// said below
		}
		throw BeatRefused.malformed();
	}

	/**
	 * @param tab a random name of the page as it is open
	 * @param about an invitation, and {@code did} what became of it: shown, opened,
	 * closed
	 * @param left whether they leave the page
	 * @param gone whether they agree no longer
	 */
	record BeatJson(@Nullable String widget, @Nullable String visits, @Nullable String tab, @Nullable String url,
			@Nullable String title, @Nullable String locale, @Nullable String zone, @Nullable String name,
			@Nullable String about, @Nullable String did, @Nullable Object left, @Nullable Object gone) {

		boolean is(@Nullable Object said) {
			return said != null && !said.equals(false) && !said.equals(0);
		}

		@Override
		public String toString() {
			return "BeatJson";
		}

	}

	/**
	 * @param next in how many seconds more is to be said
	 */
	record Answer(int next, @Nullable Asked invitation) {
	}

	record Asked(String id, String text, String lang, String name, String initials, int hue, String label,
			String close) {
	}

}
