package dev.frontdesk.inbox;

import java.util.List;

import dev.frontdesk.shell.Drawings;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Long lists to choose from, as {@code @options}: two hundred colleagues stand beside
 * every ticket and hardly ever change.
 */
@Component("options")
class Options {

	private final Drawings drawings;

	Options(Drawings drawings) {
		this.drawings = drawings;
	}

	/** The options of a {@code select}. */
	public String html(List<Choices.Choice> choices, @Nullable Long chosen) {
		return this.drawings.html("inbox/options :: options", new Shown(choices, chosen));
	}

	/** Whom a note can mention. */
	public String mentions(List<Choices.Choice> colleagues) {
		return this.drawings.html("inbox/options :: mentions", colleagues);
	}

	/** What the options look like depends on. */
	public record Shown(List<Choices.Choice> choices, @Nullable Long chosen) {
	}

}
