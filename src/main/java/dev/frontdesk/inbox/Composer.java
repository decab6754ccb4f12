package dev.frontdesk.inbox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.frontdesk.drafts.Draft;
import dev.frontdesk.drafts.DraftFile;
import dev.frontdesk.drafts.DraftKind;
import dev.frontdesk.drafts.SendTime;
import org.jspecify.annotations.Nullable;

/**
 * What the composer holds: one kind at a time, the others at hand.
 *
 * @param clientId what makes a retry the same message
 * @param seen the last place its writer has read
 * @param version of the kept draft; 0 when there is none
 * @param recipients as typed; null while nobody touched them
 * @param told why a scheduled message came back, or empty
 * @param others the open drafts of all kinds
 * @param times mornings to send it at
 * @param elsewhere what another tab made of it, when that is not in here
 * @param news what came in between, when the answer was held back
 * @param error what is wrong with it, in the reader's language
 * @param errorField the field it is about, or empty
 */
public record Composer(DraftKind kind, String text, String clientId, long seen, long version,
		@Nullable String recipients, Draft.Quoted quoted, List<DraftFile> files, String told, List<Draft> others,
		List<SendTime> times, @Nullable String elsewhere, List<Entry> news, @Nullable String error, String errorField) {

	/** With the draft touched last, if there is one. */
	static Composer of(Head head, List<Draft> drafts, ZoneId zone, Instant now) {
		List<Draft> open = drafts.stream().filter((draft) -> !draft.scheduled()).toList();
		Composer empty = new Composer(DraftKind.REPLY, "", UUID.randomUUID().toString(), head.seq(), 0, null,
				Draft.Quoted.LAST, List.of(), "", open, SendTime.offered(now, zone, head.customerZone()), null,
				List.of(), null, "");
		return open.stream()
			.filter((draft) -> !draft.isEmpty())
			.max(Comparator.comparing(Draft::updatedAt))
			.map((draft) -> empty.with(draft, head.seq()))
			.orElse(empty);
	}

	private Composer with(Draft draft, long seen) {
		return new Composer(draft.kind(), draft.text(), draft.clientId(), seen, draft.version(), draft.recipients(),
				draft.quoted(), draft.files(), draft.told(), this.others, this.times, this.elsewhere, this.news,
				this.error, this.errorField);
	}

	/** What was sent and came back. */
	Composer again(SendForm form) {
		Optional<Draft> kept = this.others.stream().filter((draft) -> draft.kind() == form.draftKind()).findFirst();
		return new Composer(form.draftKind(), form.typed(), form.clientIdOrNew(), form.seen(),
				kept.map(Draft::version).orElse(0L), form.recipientsTyped(), form.quotedOrLast(),
				kept.map(Draft::files).orElse(List.of()), "", this.others, this.times, null, List.of(), null, "");
	}

	Composer afterReading(List<Entry> news, long seen) {
		return new Composer(this.kind, this.text, this.clientId, seen, this.version, this.recipients, this.quoted,
				this.files, this.told, this.others, this.times, this.elsewhere, news, null, "");
	}

	/** Another tab wrote what is not in here. */
	Composer besides(Draft other) {
		return new Composer(this.kind, this.text, this.clientId, this.seen, other.version(), this.recipients,
				this.quoted, this.files, this.told, this.others, this.times, other.text(), this.news, this.error,
				this.errorField);
	}

	Composer wrong(String error, String field) {
		return new Composer(this.kind, this.text, this.clientId, this.seen, this.version, this.recipients, this.quoted,
				this.files, this.told, this.others, this.times, this.elsewhere, this.news, error, field);
	}

	public boolean is(String kind) {
		return this.kind.key().equals(kind);
	}

	public boolean isEmpty() {
		return this.text.isBlank() && this.files.isEmpty();
	}

	public boolean errorAt(String field) {
		return this.errorField.equals(field);
	}

	public boolean heldBack() {
		return !this.news.isEmpty();
	}

	/** Kinds of which something else was begun. */
	public List<String> begun() {
		List<String> kinds = new ArrayList<>();
		this.others.stream().filter((draft) -> !draft.isEmpty()).forEach((draft) -> kinds.add(draft.kind().key()));
		return kinds;
	}

}
