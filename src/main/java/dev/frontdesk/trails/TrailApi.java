package dev.frontdesk.trails;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import dev.frontdesk.trails.Policy.Way;
import dev.frontdesk.web.Limits;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.WebUtils;

/**
 * What the company's own pages tell of visitors who agreed: from those pages only, and
 * never against what the browser itself asks for. As text, which a page sends without a
 * question beforehand.
 */
@RestController
class TrailApi {

	private static final Logger LOGGER = LoggerFactory.getLogger(TrailApi.class);

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final Duration HOUR = Duration.ofHours(1);

	/** An office behind one address has no more visitors who agree in an hour. */
	private static final int NEW_BROWSERS = 200;

	private static final int LARGEST = 65_536;

	private final Widgets widgets;

	private final Policies policies;

	private final Trails trails;

	private final Limits limits;

	private final JsonMapper json;

	TrailApi(Widgets widgets, Policies policies, Trails trails, Limits limits, JsonMapper json) {
		this.widgets = widgets;
		this.policies = policies;
		this.trails = trails;
		this.limits = limits;
		this.json = json;
	}

	@PostMapping(path = "/chat/visits", consumes = "text/plain")
	ResponseEntity<Void> take(@RequestBody String body, HttpServletRequest request) {
		this.limits.spend("trail.address", request.getRemoteAddr(), 120, MINUTE);
		VisitsJson told = read(body);
		Widget widget = this.widgets.open((told.widget() != null) ? told.widget() : "");
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		boolean ours = origin != null && (widget.allowedOrigins().contains(origin)
				|| WebUtils.isSameOrigin(new ServletServerHttpRequest(request)));
		if (!ours) {
			LOGGER.info("Visits of widget {} were refused", widget.key());
			throw TrailRefused.notAllowed();
		}
		if ("1".equals(request.getHeader("Sec-GPC")) || this.policies.of(widget.marketId()).way() == Way.NONE) {
			LOGGER.info("Visits of widget {} were refused", widget.key());
			return readable(HttpStatus.FORBIDDEN, origin);
		}
		String key = told.visits();
		if (key == null || !Trails.isKey(key)) {
			throw TrailRefused.malformed();
		}
		if (!this.trails.knows(widget, key)) {
			this.limits.spend("trail.browser", request.getRemoteAddr(), NEW_BROWSERS, HOUR);
		}
		this.trails.take(widget, key, told.told(), request.getHeader(HttpHeaders.USER_AGENT));
		return readable(HttpStatus.NO_CONTENT, origin);
	}

	// For the page's own script: what is refused it is to forget
	private static ResponseEntity<Void> readable(HttpStatus status, String origin) {
		return ResponseEntity.status(status)
			.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
			.header(HttpHeaders.VARY, HttpHeaders.ORIGIN)
			.build();
	}

	private VisitsJson read(String body) {
		try {
			if (body.length() <= LARGEST) {
				return this.json.readValue(body, VisitsJson.class);
			}
		}
		catch (JacksonException ex) {
			// said below
		}
		throw TrailRefused.malformed();
	}

	record VisitsJson(@Nullable String widget, @Nullable String visits, @Nullable String referrer,
			@Nullable List<Trails.@Nullable Page> pages, @Nullable List<Trails.@Nullable Event> events) {

		Trails.Told told() {
			return new Trails.Told(this.referrer, there(this.pages), there(this.events));
		}

		private static <T> List<T> there(@Nullable List<@Nullable T> all) {
			return (all != null) ? all.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList()
					: List.of();
		}

	}

}
