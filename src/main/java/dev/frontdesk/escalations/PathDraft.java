package dev.frontdesk.escalations;

import java.util.List;

import dev.frontdesk.settings.LocalizedText;
import org.jspecify.annotations.Nullable;

/** A path about to be written; its texts are clean. */
public record PathDraft(String name, @Nullable Long categoryId, LocalizedText told, List<Path.Step> steps) {

	/** For everything that has no path of its own. */
	public static PathDraft standard(String name, LocalizedText told) {
		return new PathDraft(name, null, told, List.of());
	}

	public PathDraft forCategory(long categoryId) {
		return new PathDraft(this.name, categoryId, this.told, this.steps);
	}

	public PathDraft toTeam(long teamId, int minutes) {
		return with(new Path.Step(0, teamId, "", "", "en", minutes));
	}

	public PathDraft toParty(String party, String address, String language, int minutes) {
		return with(new Path.Step(0, null, party, address, language, minutes));
	}

	private PathDraft with(Path.Step step) {
		return new PathDraft(this.name, this.categoryId, this.told,
				java.util.stream.Stream.concat(this.steps.stream(), java.util.stream.Stream.of(step)).toList());
	}

}
