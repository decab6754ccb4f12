package dev.frontdesk.drafts;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.frontdesk.actions.Steps;
import dev.frontdesk.tickets.Times;
import org.jspecify.annotations.Nullable;

/**
 * Something begun, or written and put off.
 *
 * @param version grows with every change; a tab that knows a lower one is behind
 * @param clientId makes sending it twice the same message
 * @param text as typed, Markdown-light
 * @param recipients addresses as typed; null while nobody touched them
 * @param quoted what a forward carries of the thread
 * @param mentions colleagues picked by name
 * @param next the status a sent reply leaves behind, or empty
 * @param seen the last place its writer had read
 * @param language the tag of the language it is written in
 * @param sendAt when it goes by itself; {@link Times#NEVER} for one that does not
 * @param told why a scheduled one came back, or empty
 * @param steps what is done to the ticket together with it
 * @param because the cause they are done under, such as {@code macro:7:Refund}
 */
public record Draft(long id, long agentId, long ticketId, DraftKind kind, long version, String clientId, String text,
		@Nullable String recipients, Quoted quoted, List<Long> mentions, String next, long seen, String language,
		Instant sendAt, String told, Instant updatedAt, List<DraftFile> files, Steps steps, String because) {

	public boolean scheduled() {
		return Times.given(this.sendAt);
	}

	public boolean isEmpty() {
		return this.text.isBlank() && this.files.isEmpty() && this.steps.isEmpty();
	}

	/** As it stands once a composer's content was kept in it. */
	Draft holding(Drafts.Content content, Instant at) {
		return new Draft(this.id, this.agentId, this.ticketId, this.kind, this.version + 1,
				Objects.requireNonNullElse(content.clientId(), this.clientId), content.text(), content.recipients(),
				content.quoted(), content.mentions(), this.next, Math.max(this.seen, content.seen()), this.language,
				this.sendAt, "", at, this.files, this.steps, this.because);
	}

	List<Long> fileIds() {
		return this.files.stream().map(DraftFile::id).toList();
	}

	/** What a forward carries of the thread: public messages only. */
	public enum Quoted {

		NONE, LAST, ALL

	}

}
