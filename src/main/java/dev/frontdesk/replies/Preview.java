package dev.frontdesk.replies;

import java.util.List;

import dev.frontdesk.actions.Actions;
import org.jspecify.annotations.Nullable;

/**
 * What a canned reply or macro would do to one ticket.
 *
 * @param text with its placeholders filled; null when it says nothing
 * @param language the tag of the text's language; null without text
 * @param wanted the tag of the ticket's language
 * @param fallback whether there is no text in the ticket's language
 * @param missing placeholders that stand for nothing here
 * @param seq the ticket's last place when it was looked at
 */
record Preview(long id, long number, String name, boolean macro, @Nullable String text, @Nullable String language,
		String wanted, boolean fallback, List<String> missing, List<ReplyFiles.Attached> files,
		List<Actions.Foreseen> changes, List<Note> notes, long seq) {

	/** The same with a text the agent has typed. */
	Preview with(@Nullable String typed, long seen) {
		return (typed == null) ? this : new Preview(this.id, this.number, this.name, this.macro, typed, this.language,
				this.wanted, this.fallback, this.missing, this.files, this.changes, this.notes, seen);
	}

	public boolean incomplete() {
		return this.files.stream().anyMatch(ReplyFiles.Attached::gone);
	}

	/**
	 * @param action {@code note} or {@code reply}
	 */
	record Note(String action, String text) {
	}

}
