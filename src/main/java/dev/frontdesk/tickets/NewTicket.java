package dev.frontdesk.tickets;

import java.util.List;

import dev.frontdesk.audit.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A ticket about to be born with its first message.
 *
 * @param author who wrote the first message, usually the customer
 * @param subject may be empty: then it is the beginning of the first message
 * @param language the tag of the customer's language
 * @param brandId the standard brand when null
 * @param marketId the standard market when null
 * @param number given by imports only
 * @param imported true when it happened elsewhere and nothing must fire
 */
public record NewTicket(Actor author, long customerId, String subject, Kind kind, Channel channel, String language,
		@Nullable Long brandId, @Nullable Long marketId, @Nullable Long categoryId, List<String> tags, Level urgency,
		Level impact, NewMessage first, @Nullable Long followUpOf, @Nullable Long number, boolean imported) {

	public static NewTicket by(long customerId, String subject, Channel channel, String language, NewMessage first) {
		return new NewTicket(Actor.customer(customerId), customerId, subject, Kind.QUESTION, channel, language, null,
				null, null, List.of(), Level.NORMAL, Level.NORMAL, first, null, null, false);
	}

	public NewTicket under(long brandId, long marketId) {
		return new NewTicket(this.author, this.customerId, this.subject, this.kind, this.channel, this.language,
				brandId, marketId, this.categoryId, this.tags, this.urgency, this.impact, this.first, this.followUpOf,
				this.number, this.imported);
	}

	public NewTicket in(@Nullable Long categoryId) {
		return new NewTicket(this.author, this.customerId, this.subject, this.kind, this.channel, this.language,
				this.brandId, this.marketId, categoryId, this.tags, this.urgency, this.impact, this.first,
				this.followUpOf, this.number, this.imported);
	}

	public NewTicket following(long ticketId) {
		return new NewTicket(this.author, this.customerId, this.subject, this.kind, this.channel, this.language,
				this.brandId, this.marketId, this.categoryId, this.tags, this.urgency, this.impact, this.first,
				ticketId, this.number, this.imported);
	}

	/** Under the number people know it by; {@link Tickets#numberBeyond} keeps it free. */
	public NewTicket numbered(long number) {
		return new NewTicket(this.author, this.customerId, this.subject, this.kind, this.channel, this.language,
				this.brandId, this.marketId, this.categoryId, this.tags, this.urgency, this.impact, this.first,
				this.followUpOf, number, this.imported);
	}

	public NewTicket asImport() {
		return new NewTicket(this.author, this.customerId, this.subject, this.kind, this.channel, this.language,
				this.brandId, this.marketId, this.categoryId, this.tags, this.urgency, this.impact, this.first,
				this.followUpOf, this.number, true);
	}

}
