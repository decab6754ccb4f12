package dev.frontdesk.inbox;

import java.time.Instant;
import java.util.List;

import dev.frontdesk.drafts.Draft;
import dev.frontdesk.drafts.DraftFile;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits for its time.
 *
 * @param mine whether the reader wrote it and may change it
 * @param author null for one who has left
 */
public record Waiting(long id, boolean mine, @Nullable String author, boolean note, String language, String text,
		Instant at, List<DraftFile> files) {

	static List<Waiting> of(List<Draft> drafts, Screen screen) {
		return drafts.stream()
			.filter(Draft::scheduled)
			.map((draft) -> new Waiting(draft.id(), draft.agentId() == screen.me(),
					screen.choices().agent(draft.agentId()), draft.kind() == dev.frontdesk.drafts.DraftKind.NOTE,
					draft.language(), draft.text(), draft.sendAt(), draft.files()))
			.toList();
	}

}
