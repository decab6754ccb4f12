package dev.frontdesk.inbox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.shell.Drawings;
import dev.frontdesk.shell.Times;
import dev.frontdesk.shell.When;
import dev.frontdesk.views.Look;
import dev.frontdesk.views.Row;
import dev.frontdesk.views.View;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The rows of a list, as {@code @rows}. */
@Component("rows")
class Rows {

	private final Drawings drawings;

	private final Times times;

	Rows(Drawings drawings, Times times) {
		this.drawings = drawings;
		this.times = times;
	}

	/**
	 * As HTML.
	 * @param usual the order the list has by itself
	 * @param open the number of the open ticket
	 * @param drafted the ids of tickets in which the reader began to write
	 */
	public String html(List<Line> lines, View view, String usual, @Nullable String cursor, ZoneId zone, long open,
			@Nullable Set<Long> drafted, long me) {
		String from = from(view, usual, cursor);
		Look look = view.look().ofRow();
		StringBuilder html = new StringBuilder(lines.size() * 1_500);
		for (Line line : lines) {
			Row row = line.row();
			html.append(this.drawings.html("inbox/row :: row",
					new Shown(line, look, "/desk/tickets/" + row.number() + from, zone, row.number() == open,
							drafted != null && drafted.contains(row.id()),
							row.assigneeId() != null && row.assigneeId() == me, when(row), given(row.snoozedUntil()),
							given(row.dueAt()), told(look, "created", row.createdAt()),
							told(look, "updated", row.updatedAt()))));
		}
		return html.toString();
	}

	private static String from(View view, String usual, @Nullable String cursor) {
		UriComponentsBuilder from = UriComponentsBuilder.newInstance().queryParam("view", "{view}");
		String order = view.look().order();
		if (!order.equals(usual)) {
			from.queryParam("order", "{order}");
		}
		if (cursor != null) {
			from.queryParam("cursor", "{cursor}");
		}
		return from.encode()
			.buildAndExpand(Map.of("view", view.key(), "order", order, "cursor", (cursor != null) ? cursor : ""))
			.toUriString();
	}

	private When when(Row row) {
		return row.waits() ? this.times.waited(row.waitingSince()) : this.times.ago(row.lastMessageAt());
	}

	private @Nullable When given(Instant time) {
		return dev.frontdesk.tickets.Times.given(time) ? this.times.ago(time) : null;
	}

	private @Nullable When told(Look look, String fact, Instant time) {
		return look.shows(fact) ? this.times.ago(time) : null;
	}

	/**
	 * What a row looks like depends on, and nothing else.
	 *
	 * @param address of the ticket, with the list it is opened from
	 * @param mine whether it is the reader's own
	 * @param when since when someone waits or, where nobody does, when it was written in
	 */
	public record Shown(Line line, Look look, String address, ZoneId zone, boolean open, boolean drafted, boolean mine,
			When when, @Nullable When snoozed, @Nullable When due, @Nullable When created, @Nullable When updated) {
	}

}
