package dev.frontdesk.demo;

import java.util.List;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.screens.ScreenRules;

import org.springframework.stereotype.Component;

/** The demo company looks at screens where both browsers are in one network. */
@Component
class HouseScreens {

	private static final int UNWATCHED_MINUTES = 2;

	private final ScreenRules rules;

	HouseScreens(ScreenRules rules) {
		this.rules = rules;
	}

	void allow() {
		this.rules.set(Actor.SYSTEM, new ScreenRules.Rule(true, List.of(), "", UNWATCHED_MINUTES, false));
	}

}
