package dev.frontdesk.proactive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.frontdesk.trails.Policies;
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
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.WebUtils;

/**
 * What pages tell of messages and goals: from the widget's own pages only, little at
 * once, each thing once. Anyone who may show the chat may lie here; what they can spoil
 * is bounded by address. As text, which a page sends without a question beforehand.
 */
@RestController
class CountApi {

	private static final Logger LOGGER = LoggerFactory.getLogger(CountApi.class);

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final Duration HOUR = Duration.ofHours(1);

	/** An office behind one address has no more visits that meet a message in an hour. */
	private static final int UNITS = 300;

	private static final int REACHED = 120;

	private static final int LARGEST = 16_384;

	private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9_-]{43}");

	/** Who says so themselves; the others are bounded like everyone. */
	private static final Pattern BOT = Pattern.compile("bot\\b|crawl|spider|slurp|lighthouse|preview|curl|python|^$",
			Pattern.CASE_INSENSITIVE);

	private final Widgets widgets;

	private final Policies policies;

	private final Counts counts;

	private final Limits limits;

	private final JsonMapper json;

	CountApi(Widgets widgets, Policies policies, Counts counts, Limits limits, JsonMapper json) {
		this.widgets = widgets;
		this.policies = policies;
		this.counts = counts;
		this.limits = limits;
		this.json = json;
	}

	@PostMapping(path = "/chat/counts", consumes = "text/plain")
	ResponseEntity<Map<String, Object>> take(@RequestBody String body, HttpServletRequest request) {
		String address = request.getRemoteAddr();
		this.limits.spend("proactive.address", address, 120, MINUTE);
		CountsJson told = read(body);
		Widget widget = this.widgets.open(Objects.requireNonNullElse(told.widget(), ""));
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		boolean ours = origin != null && (widget.allowedOrigins().contains(origin)
				|| WebUtils.isSameOrigin(new ServletServerHttpRequest(request)));
		if (!ours) {
			LOGGER.info("Counts of widget {} were refused", widget.key());
			throw MessageRefused.foreign();
		}
		String unit = told.unit();
		if (unit == null || !UNIT.matcher(unit).matches()) {
			throw MessageRefused.malformed();
		}
		String agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
		if (BOT.matcher(agent).find()) {
			return readable(Map.of(), origin);
		}
		if (!this.counts.knows(unit)) {
			this.limits.spend("proactive.unit", address, UNITS, HOUR);
		}
		List<Counts.Reached> reached = there(told.goals());
		reached.forEach((one) -> this.limits.spend("proactive.goal", address, REACHED, HOUR));
		boolean agreed = Boolean.TRUE.equals(told.agreed()) && !"1".equals(request.getHeader("Sec-GPC"))
				&& this.policies.of(widget.marketId()).way() != Way.NONE;
		return readable(this.counts.take(widget,
				new Counts.Told(unit, agreed, told.token(), signs(there(told.signs())), reached)), origin);
	}

	private static List<Counts.Sign> signs(List<List<@Nullable Object>> told) {
		List<Counts.Sign> signs = new ArrayList<>();
		for (List<@Nullable Object> one : told) {
			if (one.size() == 3 && one.get(0) instanceof String message && one.get(1) instanceof Integer variant) {
				if ("shown".equals(one.get(2))) {
					signs.add(new Counts.Sign(message, variant, Counts.Step.SHOWN));
				}
				else if ("opened".equals(one.get(2))) {
					signs.add(new Counts.Sign(message, variant, Counts.Step.OPENED));
				}
			}
		}
		return signs;
	}

	// For the page's own console: why an order was not believed
	private static ResponseEntity<Map<String, Object>> readable(Map<String, String> refused, String origin) {
		return ResponseEntity.ok()
			.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
			.header(HttpHeaders.VARY, HttpHeaders.ORIGIN)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(Map.of("refused", refused));
	}

	private CountsJson read(String body) {
		try {
			if (body.length() <= LARGEST) {
				return this.json.readValue(body, CountsJson.class);
			}
		}
		catch (JacksonException ex) {
			// said below
		}
		throw MessageRefused.malformed();
	}

	private static <T> List<T> there(@Nullable List<@Nullable T> all) {
		return (all != null) ? all.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList() : List.of();
	}

	record CountsJson(@Nullable String widget, @Nullable String unit, @Nullable Boolean agreed, @Nullable String token,
			@Nullable List<@Nullable List<@Nullable Object>> signs, @Nullable List<Counts.@Nullable Reached> goals) {
	}

}
