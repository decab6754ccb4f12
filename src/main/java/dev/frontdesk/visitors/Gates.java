package dev.frontdesk.visitors;

import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.frontdesk.trails.Policies;
import dev.frontdesk.trails.Policy.Way;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;

import org.springframework.stereotype.Component;

/**
 * Which widgets take word of their visitors, remembered for seconds: thousands say that
 * they are here, and few ask for anything.
 */
@Component
class Gates {

	private final Cache<String, Optional<Gate>> gates = Caffeine.newBuilder()
		.maximumSize(500)
		.expireAfterWrite(Duration.ofSeconds(5))
		.build();

	private final Widgets widgets;

	private final Policies policies;

	private final VisitorRules rules;

	Gates(Widgets widgets, Policies policies, VisitorRules rules) {
		this.widgets = widgets;
		this.policies = policies;
		this.rules = rules;
	}

	/** Empty where there is no such widget, or it is switched off. */
	Optional<Gate> of(String key) {
		return this.gates.get(key, (asked) -> this.widgets.byKey(asked).filter(Widget::enabled).map(this::gate));
	}

	/** Where it is remembered: asks nothing of the database. */
	Optional<Gate> known(String key) {
		return this.gates.asMap().getOrDefault(key, Optional.empty());
	}

	private Gate gate(Widget widget) {
		boolean asks = this.policies.of(widget.marketId()).way() != Way.NONE;
		return new Gate(widget, asks ? this.rules.of(widget.id()) : Shown.OFF);
	}

	/** What was changed holds at once on this node. */
	void forget() {
		this.gates.invalidateAll();
	}

	/**
	 * @param shown off, too, where nobody is asked for consent
	 */
	record Gate(Widget widget, Shown shown) {
	}

}
