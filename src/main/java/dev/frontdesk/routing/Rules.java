package dev.frontdesk.routing;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules, in the order in which they are tried. */
@Service
@Transactional
public class Rules {

	private static final int MOST = 200;

	private static final Duration RESTORABLE = Duration.ofDays(30);

	private final RuleRepository rules;

	private final TicketFilters filters;

	private final Staff staff;

	private final Audit audit;

	private final Clock clock;

	Rules(RuleRepository rules, TicketFilters filters, Staff staff, Audit audit, Clock clock) {
		this.rules = rules;
		this.filters = filters;
		this.staff = staff;
		this.audit = audit;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	List<RoutingRule> inOrder() {
		return this.rules.inOrder();
	}

	@Transactional(readOnly = true)
	List<RoutingRule> restorable() {
		return this.rules.deletedSince(this.clock.instant().minus(RESTORABLE));
	}

	@Transactional(readOnly = true)
	RoutingRule rule(long id) {
		return this.rules.findById(id).filter((rule) -> !rule.deleted()).orElseThrow(RuleNotFound::new);
	}

	/**
	 * A new rule, tried last.
	 * @return its id
	 * @throws dev.frontdesk.filters.InvalidFilter when it asks for nonsense
	 * @throws dev.frontdesk.staff.TeamNotFound when there is no such team
	 */
	public long add(Actor by, RuleDraft draft) {
		List<RoutingRule> all = this.rules.inOrder();
		if (all.size() >= MOST) {
			throw new TooManyRules(MOST);
		}
		int position = all.isEmpty() ? 1 : all.getLast().position() + 1;
		RoutingRule rule = new RoutingRule(position, nameOf(draft), filterOf(draft), teamOf(draft),
				this.clock.instant());
		rule.wish(draft.needsLanguage(), skillOf(draft));
		RoutingRule saved = this.rules.save(rule);
		this.rules.flush();
		record(by, "rule.added", saved);
		return saved.id();
	}

	/**
	 * @param version the one that was edited
	 * @throws RuleChanged when someone else saved it since
	 */
	void change(Actor by, long id, int version, RuleDraft draft) {
		RoutingRule rule = rule(id);
		if (rule.version() != version) {
			throw new RuleChanged();
		}
		rule.send(nameOf(draft), filterOf(draft), teamOf(draft), this.clock.instant());
		rule.wish(draft.needsLanguage(), skillOf(draft));
		this.rules.flush();
		record(by, "rule.changed", rule);
	}

	void move(Actor by, long id, boolean up) {
		List<RoutingRule> all = this.rules.inOrder();
		RoutingRule rule = rule(id);
		int at = all.indexOf(rule);
		int other = up ? at - 1 : at + 1;
		if (at < 0 || other < 0 || other >= all.size()) {
			return;
		}
		Collections.swap(all, at, other);
		for (int i = 0; i < all.size(); i++) {
			all.get(i).moveTo(i + 1);
		}
		record(by, up ? "rule.moved-up" : "rule.moved-down", rule);
	}

	void enable(Actor by, long id, boolean enabled) {
		RoutingRule rule = rule(id);
		if (rule.enabled() != enabled) {
			rule.enable(enabled);
			record(by, enabled ? "rule.enabled" : "rule.disabled", rule);
		}
	}

	void delete(Actor by, long id) {
		RoutingRule rule = rule(id);
		rule.delete(this.clock.instant());
		record(by, "rule.deleted", rule);
	}

	/** Back to its old place. */
	void restore(Actor by, long id) {
		RoutingRule rule = this.rules.findById(id).orElseThrow(RuleNotFound::new);
		if (rule.deleted()) {
			rule.restore();
			record(by, "rule.restored", rule);
		}
	}

	private void record(Actor by, String action, RoutingRule rule) {
		this.audit.record(by, action, "routing-rule", rule.id(), rule.name());
	}

	private String nameOf(RuleDraft draft) {
		return Texts.line("name", draft.name(), 120);
	}

	private String filterOf(RuleDraft draft) {
		return this.filters.print(this.filters.check(draft.filter()));
	}

	private long teamOf(RuleDraft draft) {
		return this.staff.team(draft.teamId()).id();
	}

	private static @Nullable String skillOf(RuleDraft draft) {
		String skill = Texts.optionalLine("skill", draft.skill(), 60);
		return skill.isEmpty() ? null : skill;
	}

}
