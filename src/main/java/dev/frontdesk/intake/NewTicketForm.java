package dev.frontdesk.intake;

import org.jspecify.annotations.Nullable;

/**
 * The form of a new ticket, as sent: everything as it was typed.
 *
 * @param submission the id the form was given when it was drawn
 * @param customer what was typed to find one
 * @param customerId who was chosen
 * @param candidate who was chosen of those that were offered when it came back
 * @param fresh anything: somebody new
 * @param voice a {@link Voice}
 * @param assignee an id; empty for nobody
 * @param priority empty leaves it to urgency, impact and the customer's tier
 */
public record NewTicketForm(@Nullable String submission, @Nullable String customer, @Nullable String customerId,
		@Nullable String candidate, @Nullable String fresh, @Nullable String name, @Nullable String email,
		@Nullable String language, @Nullable String channel, @Nullable String voice, @Nullable String subject,
		@Nullable String text, @Nullable String form, @Nullable String category, @Nullable String team,
		@Nullable String assignee, @Nullable String priority, @Nullable String tags) {

	static NewTicketForm blank(String submission, @Nullable Requester customer, long me, String language) {
		return new NewTicketForm(submission, (customer != null) ? customer.label() : "",
				(customer != null) ? Long.toString(customer.id()) : "", "", null, "", "", language, "PHONE", "NOTE", "",
				"", "", "", "", Long.toString(me), "", "");
	}

	NewTicketForm under(String submission) {
		return new NewTicketForm(submission, this.customer, this.customerId, this.candidate, this.fresh, this.name,
				this.email, this.language, this.channel, this.voice, this.subject, this.text, this.form, this.category,
				this.team, this.assignee, this.priority, this.tags);
	}

	/** With this customer chosen. */
	NewTicketForm of(Requester customer) {
		return new NewTicketForm(this.submission, customer.label(), Long.toString(customer.id()), "", null, this.name,
				this.email, this.language, this.channel, this.voice, this.subject, this.text, this.form, this.category,
				this.team, this.assignee, this.priority, this.tags);
	}

	/** With what was typed to find somebody as the beginning of somebody new. */
	NewTicketForm ofSomebodyNew(boolean byAddress) {
		return new NewTicketForm(this.submission, "", "", "", "true", byAddress ? this.name : this.customer,
				byAddress ? this.customer : this.email, this.language, this.channel, this.voice, this.subject,
				this.text, this.form, this.category, this.team, this.assignee, this.priority, this.tags);
	}

	boolean somebodyNew() {
		return this.fresh != null && !this.fresh.isBlank();
	}

	String chosen() {
		return (this.customerId != null && !this.customerId.isBlank()) ? this.customerId
				: (this.candidate != null) ? this.candidate : "";
	}

	String content() {
		return String.join("\u0000", this.submission, String.valueOf(this.customer), chosen(),
				String.valueOf(somebodyNew()), this.name, this.email, this.language, this.channel, this.voice,
				this.subject, this.text, this.form, this.category, this.team, this.assignee, this.priority, this.tags);
	}

}
