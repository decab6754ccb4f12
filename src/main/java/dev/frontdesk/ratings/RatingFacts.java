package dev.frontdesk.ratings;

import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.LongFunction;

import dev.frontdesk.tickets.KeptFact;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells a rating in the history, with its comment. */
@Component
class RatingFacts implements KeptFact {

	private final Ratings ratings;

	private final MessageSource messages;

	RatingFacts(Ratings ratings, MessageSource messages) {
		this.ratings = ratings;
		this.messages = messages;
	}

	@Override
	public String prefix() {
		return Ratings.FACT;
	}

	@Override
	public String label(String name, Locale reader) {
		return this.messages.getMessage("ratings.fact", null, reader);
	}

	@Override
	public String value(String name, String value, Locale reader) {
		return said(value, this.ratings::comment, reader);
	}

	@Override
	public BinaryOperator<String> teller(long ticketId, Locale reader) {
		Map<Long, String> comments = this.ratings.comments(ticketId);
		return (name, value) -> said(value, (id) -> comments.getOrDefault(id, ""), reader);
	}

	private String said(String value, LongFunction<String> comments, Locale reader) {
		String[] parts = value.split(" ", 2);
		String score = this.messages.getMessage("ratings.of-five", new Object[] { Integer.valueOf(parts[0]) }, reader);
		String comment = (parts.length == 2) ? comments.apply(Long.parseLong(parts[1])) : "";
		return comment.isEmpty() ? score
				: this.messages.getMessage("ratings.with-comment", new Object[] { score, comment }, reader);
	}

	@Override
	public void restore(Reader.OfDesk by, long number, String cause, String name, @Nullable String was) {
		throw RatingRefused.theirs();
	}

}
