package dev.frontdesk.inbox;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What the composer holds.
 *
 * @param kind {@code reply} or {@code note}
 * @param clientId what makes a retry the same message
 * @param seen the last place its writer has read
 * @param news what came in between, when the answer was held back
 * @param error what is wrong with the text, in the reader's language
 */
public record Draft(String kind, String text, String clientId, long seen, List<Entry> news, @Nullable String error) {

	static Draft empty(Head head) {
		return new Draft("reply", "", UUID.randomUUID().toString(), head.seq(), List.of(), null);
	}

	static Draft of(SendForm form) {
		return new Draft(form.note() ? "note" : "reply", form.typed(), form.clientIdOrNew(), form.seen(), List.of(),
				null);
	}

	Draft afterReading(List<Entry> news, long seen) {
		return new Draft(this.kind, this.text, this.clientId, seen, news, null);
	}

	Draft wrong(String error) {
		return new Draft(this.kind, this.text, this.clientId, this.seen, this.news, error);
	}

	public boolean note() {
		return "note".equals(this.kind);
	}

	public boolean heldBack() {
		return !this.news.isEmpty();
	}

}
