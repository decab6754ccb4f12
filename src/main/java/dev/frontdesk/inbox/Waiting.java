package dev.frontdesk.inbox;

import java.time.Instant;
import java.util.List;

import dev.frontdesk.drafts.Along;
import dev.frontdesk.drafts.Draft;
import dev.frontdesk.drafts.DraftFile;
import dev.frontdesk.drafts.Previews;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits for its time.
 *
 * @param mine whether the reader wrote it and may change it
 * @param author null for one who has left
 * @param along what is done together with it, in words
 * @param html as its reader will see it, safe
 */
public record Waiting(long id, boolean mine, @Nullable String author, boolean note, String language, String html,
		Instant at, List<DraftFile> files, List<String> along) {

	static List<Waiting> of(List<Draft> drafts, Screen screen, Along along, Previews previews) {
		return drafts.stream()
			.filter(Draft::scheduled)
			.map((draft) -> new Waiting(draft.id(), draft.agentId() == screen.me(),
					screen.choices().agent(draft.agentId()), draft.kind() == dev.frontdesk.drafts.DraftKind.NOTE,
					draft.language(), html(draft, screen, previews), draft.sendAt(), draft.files(),
					along.of(draft).lines().stream().map(Along.Line::words).toList()))
			.toList();
	}

	// Pictures that wait in an upload are for their owner's eyes, at the ticket they were
	// put in
	private static String html(Draft draft, Screen screen, Previews previews) {
		boolean own = draft.agentId() == screen.me() && draft.ticketId() == screen.head().id();
		return previews.html(draft.text(), draft.kind(), draft.language(),
				own ? "/desk/tickets/" + screen.head().number() + "/uploads/" : null);
	}

}
