package dev.frontdesk.widgets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where browsers have loaded a widget, to the hour: proof that its snippet stands on a
 * page.
 */
@Service
public class Sightings {

	private static final Duration FRESH = Duration.ofHours(1);

	/** What a browser asks for when it runs a script or fills a frame of a page. */
	private static final Set<String> PARTS = Set.of("script", "iframe");

	private final JdbcClient jdbc;

	private final Clock clock;

	// Spares the database what this node has just told it; there are few origins
	private final Map<Place, Instant> told = new ConcurrentHashMap<>();

	Sightings(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Counts what a browser loads into a page that may show the widget. */
	@Transactional
	public void seen(Widget widget, HttpServletRequest request) {
		String part = request.getHeader("Sec-Fetch-Dest");
		if (part != null && PARTS.contains(part)) {
			Origins.of(request.getHeader(HttpHeaders.REFERER))
				.filter((origin) -> widget.allowedOrigins().contains(origin))
				.ifPresent((origin) -> tell(new Place(widget.id(), origin)));
		}
	}

	private void tell(Place place) {
		Instant now = this.clock.instant();
		Instant before = this.told.get(place);
		if (before != null && before.isAfter(now.minus(FRESH))) {
			return;
		}
		OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
		this.jdbc.sql("""
				insert into widget_sighting (widget_id, origin, first_at, last_at) values (?, ?, ?, ?)
				on conflict (widget_id, origin) do update set last_at = excluded.last_at""")
			.params(place.widget(), place.origin(), at, at)
			.update();
		this.told.put(place, now);
	}

	/** The latest first. */
	@Transactional(readOnly = true)
	public List<Sighting> of(Widget widget) {
		return this.jdbc
			.sql("select origin, last_at from widget_sighting where widget_id = ? order by last_at desc, origin")
			.param(widget.id())
			.query((row, number) -> new Sighting(row.getString("origin"),
					row.getObject("last_at", OffsetDateTime.class).toInstant()))
			.list();
	}

	private record Place(long widget, String origin) {
	}

	/**
	 * @param at to the hour
	 */
	public record Sighting(String origin, Instant at) {
	}

}
