package dev.frontdesk.routing;

import dev.frontdesk.routing.AgentChoice.Candidate;
import dev.frontdesk.routing.AgentChoice.Lack;
import dev.frontdesk.routing.AgentChoice.Need;
import dev.frontdesk.routing.AgentChoice.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision fell as it did, kept so that it can be told in any language later.
 *
 * @param filter the rule's condition as it read then; null when no rule matched
 * @param waited whether the ticket had waited in the team's queue
 * @param language the customer's, when the agent speaks it or should have
 * @param skill the one that was asked for
 */
record Reasons(@Nullable String filter, boolean waited, @Nullable String language, @Nullable String skill,
		@Nullable Lack lack, boolean chat, int open, int chats, int chatCapacity) {

	static Reasons of(@Nullable String filter, boolean waited, Need need, Outcome outcome) {
		Candidate agent = outcome.agent();
		if (agent == null) {
			return new Reasons(filter, waited, need.languageNeeded() ? need.language() : null, need.skill(),
					outcome.lack(), need.chat(), 0, 0, 0);
		}
		return new Reasons(filter, waited, agent.languages().contains(need.language()) ? need.language() : null,
				need.skill(), null, need.chat(), agent.open() + 1, agent.chats() + (need.chat() ? 1 : 0),
				agent.chatCapacity());
	}

}
