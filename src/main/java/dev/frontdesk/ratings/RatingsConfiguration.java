package dev.frontdesk.ratings;

import dev.frontdesk.filters.TicketField;
import dev.frontdesk.shell.Surface;
import dev.frontdesk.talks.PanelWords;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RatingsConfiguration {

	private static final String LATEST = "(select %s from rating ra where ra.ticket_id = t.id order by ra.id desc limit 1)";

	@Bean
	TicketField ratingField() {
		return new Asked("rating", TicketField.Type.NUMBER, LATEST.formatted("ra.score::numeric"), "rating");
	}

	@Bean
	TicketField ratingCommentField() {
		return new Asked("rating-comment", TicketField.Type.TEXT, LATEST.formatted("nullif(ra.comment, '')"), null);
	}

	@Bean
	Surface ratingsInThePanel() {
		return Surface.of("panel-more", "ratings/rating.css", "ratings/rating.js");
	}

	@Bean
	Surface ratingsOnTheDesk() {
		return Surface.of("desk", "ratings/panel.css");
	}

	@Bean
	PanelWords ratingWords() {
		return PanelWords.of("ratings.panel.", "question", "1", "2", "3", "4", "5", "comment", "send", "thanks",
				"change", "failed");
	}

	private record Asked(String key, TicketField.Type type, String sql,
			@Nullable String searchedAs) implements TicketField {

		@Override
		public String labelKey() {
			return "ratings.field." + this.key;
		}

	}

}
