package dev.frontdesk.escalations;

import java.util.List;
import java.util.Optional;

import dev.frontdesk.settings.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask about what belongs under a category, one after the other.
 *
 * @param categoryId null for the path of everything that has none of its own
 * @param told what the customer reads, offered to the agent
 */
public record Path(long id, String name, @Nullable Long categoryId, LocalizedText told, int version, List<Step> steps) {

	static final int MOST_STEPS = 6;

	Optional<Step> step(long id) {
		return this.steps.stream().filter((step) -> step.id() == id).findFirst();
	}

	/**
	 * A team of ours, or an outside party with an address.
	 *
	 * @param party empty for a team
	 * @param language of the letters to an outside party
	 * @param minutes until an answer is expected
	 */
	public record Step(long id, @Nullable Long teamId, String party, String address, String language, int minutes) {

		boolean outside() {
			return this.teamId == null;
		}

	}

}
