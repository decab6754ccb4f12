package dev.frontdesk.ratings;

import java.time.OffsetDateTime;
import java.util.Optional;

import dev.frontdesk.shell.Times;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.TicketPanel;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** What the customer said of it, beside the thread. */
@Component
class RatingPanel implements TicketPanel {

	private final JsonMapper json;

	private final Times times;

	RatingPanel(JsonMapper json, Times times) {
		this.json = json;
		this.times = times;
	}

	@Override
	public int order() {
		return 15;
	}

	@Override
	public String shown(Reader.OfDesk reader) {
		return """
				(select json_build_object('score', r.score, 'comment', r.comment, 'at', r.at)
				from rating r where r.ticket_id = t.id order by r.id desc limit 1)""";
	}

	@Override
	public Optional<Panel> beside(Page page, String shown) {
		Shown rating = this.json.readValue(shown, Shown.class);
		return Optional.of(new Panel("ratings/panel :: panel", new Beside(rating.score(), rating.comment(),
				this.times.dateAndTime(rating.at().toInstant(), page.zone()))));
	}

	private record Shown(int score, String comment, OffsetDateTime at) {
	}

	/** What the card shows. */
	public record Beside(int score, String comment, String at) {

		/** A star each, full up to the score. */
		public String stars() {
			return "★".repeat(this.score) + "☆".repeat(Ratings.BEST - this.score);
		}

	}

}
