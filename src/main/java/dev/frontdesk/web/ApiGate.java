package dev.frontdesk.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What every request of the API passes once it is known whose token it carries: the limit
 * on their number, the size of what is sent, and one effect a key. Writes nothing by
 * itself.
 */
@Component
@Order(0)
class ApiGate extends OncePerRequestFilter {

	static final String PREFIX = "/api/v1/";

	private static final int LARGEST = 1_000_000;

	private static final Duration WINDOW = Duration.ofMinutes(1);

	private static final Set<String> KEPT = Set.of(HttpHeaders.LOCATION, HttpHeaders.CONTENT_LOCATION, HttpHeaders.ETAG,
			HttpHeaders.CONTENT_TYPE);

	private static final Idempotency.Answer NOTHING = new Idempotency.Answer(HttpStatus.OK.value(),
			Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE), "{}");

	private final Limits limits;

	private final Idempotency idempotency;

	private final ApiRefusals refusals;

	private final int perMinute;

	ApiGate(Limits limits, Idempotency idempotency, ApiRefusals refusals,
			@Value("${frontdesk.api.requests-per-minute:600}") int perMinute) {
		this.limits = limits;
		this.idempotency = idempotency;
		this.refusals = refusals;
		this.perMinute = perMinute;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getServletPath().startsWith(PREFIX);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
		response.setHeader(HttpHeaders.VARY, "Accept-Language, Authorization");
		if (!(request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller)) {
			// let in by nobody
			response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
			return;
		}
		try {
			spend(caller, response);
			pass(caller, request, response, chain);
		}
		catch (Refusal ex) {
			this.refusals.tell(request, response, ex);
		}
	}

	private void spend(Caller caller, HttpServletResponse response) {
		Limits.Left left = this.limits.take("api", Long.toString(caller.token()), this.perMinute, WINDOW);
		response.setHeader("RateLimit-Policy", "\"token\";q=%d;w=%d".formatted(this.perMinute, WINDOW.toSeconds()));
		response.setHeader("RateLimit", "\"token\";r=%d;t=%d".formatted(left.remaining(), left.seconds()));
		if (!left.taken()) {
			throw new TooManyRequests(left.seconds());
		}
	}

	private void pass(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		// Streamed, and kept as one by whoever takes it
		if (request.getServletPath().startsWith(PREFIX + "attachments")) {
			chain.doFilter(request, response);
			return;
		}
		byte[] body = body(request);
		HttpServletRequest again = new ReadAgain(request, body);
		String key = "POST".equals(request.getMethod()) ? request.getHeader(Idempotency.HEADER) : null;
		if (key == null) {
			chain.doFilter(again, response);
		}
		else {
			once(caller, key, again, body, response, chain);
		}
	}

	private static byte[] body(HttpServletRequest request) throws IOException {
		if (request.getContentLengthLong() > LARGEST) {
			throw new TooLarge();
		}
		byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
		if (body.length > LARGEST) {
			throw new TooLarge();
		}
		return body;
	}

	private void once(Caller caller, String key, HttpServletRequest request, byte[] body, HttpServletResponse response,
			FilterChain chain) throws IOException {
		Idempotency.Answer answer = this.idempotency.once(caller, key, fingerprint(request, body),
				() -> caught(request, response, chain));
		String told = answer.body();
		if (told == null) {
			response.setHeader("Idempotency-Replayed", "true");
			told = retold(answer, request, response, chain);
		}
		response.setStatus(answer.status());
		answer.headers().forEach(response::setHeader);
		byte[] bytes = told.getBytes(StandardCharsets.UTF_8);
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
	}

	/** What is there now, by the rights of now; the deed itself gave the scope for it. */
	private static String retold(Idempotency.Answer before, HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) {
		String place = before.place();
		Idempotency.Answer now = NOTHING;
		if (place != null) {
			request.setAttribute(Caller.ATTRIBUTE, new Caller(0, EnumSet.allOf(Scope.class)));
			now = caught(new ReadInstead(request, place), response, chain);
		}
		if (now.status() != HttpStatus.OK.value()) {
			now = NOTHING;
		}
		now.headers().forEach(response::setHeader);
		return String.valueOf(now.body());
	}

	private static Idempotency.Answer caught(HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) {
		ContentCachingResponseWrapper caught = new ContentCachingResponseWrapper(response);
		try {
			chain.doFilter(request, caught);
		}
		catch (IOException | ServletException ex) {
			throw new IllegalStateException(ex);
		}
		Map<String, String> headers = new LinkedHashMap<>();
		for (String name : KEPT) {
			@Nullable String value = caught.getHeader(name);
			if (value != null) {
				headers.put(name, value);
			}
		}
		return new Idempotency.Answer(caught.getStatus(), headers,
				new String(caught.getContentAsByteArray(), StandardCharsets.UTF_8));
	}

	private static byte[] fingerprint(HttpServletRequest request, byte[] body) {
		MessageDigest digest = Digest.begin();
		digest.update((request.getMethod() + ' ' + request.getRequestURI() + '?' + request.getQueryString() + '\n')
			.getBytes(StandardCharsets.UTF_8));
		return digest.digest(body);
	}

	private static final class TooLarge extends Refusal {

		TooLarge() {
			super(HttpStatus.CONTENT_TOO_LARGE, "web.body.too-large", LARGEST / 1000);
		}

	}

}
