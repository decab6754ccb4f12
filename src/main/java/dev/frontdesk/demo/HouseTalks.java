package dev.frontdesk.demo;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.talks.TalkRules;

import org.springframework.stereotype.Component;

/** What the demo company offers in its chats. */
@Component
class HouseTalks {

	private final TalkRules rules;

	HouseTalks(TalkRules rules) {
		this.rules = rules;
	}

	void offer() {
		this.rules.set(Actor.SYSTEM, new TalkRules.Rule(true, true, false));
	}

}
