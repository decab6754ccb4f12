package dev.frontdesk.demo;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.trails.Policies;
import dev.frontdesk.trails.Policy.Way;
import dev.frontdesk.visitors.Shown;
import dev.frontdesk.visitors.VisitorRules;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;

import org.springframework.stereotype.Component;

/**
 * The shop asks at its own foot whether visits may be remembered; who agrees is seen by
 * the desk.
 */
@Component
class HouseVisitors {

	private static final int DAYS = 30;

	private final Widgets widgets;

	private final Policies policies;

	private final VisitorRules rules;

	HouseVisitors(Widgets widgets, Policies policies, VisitorRules rules) {
		this.widgets = widgets;
		this.policies = policies;
		this.rules = rules;
	}

	void allow() {
		Widget widget = this.widgets.byKey(Widget.DEFAULT).orElseThrow();
		this.policies.set(Actor.SYSTEM, widget.marketId(), Way.PAGE, DAYS);
		this.rules.set(Actor.SYSTEM, widget, Shown.INVITED);
	}

}
