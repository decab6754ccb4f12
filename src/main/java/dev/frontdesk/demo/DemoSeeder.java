package dev.frontdesk.demo;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.access.Accounts;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Categories;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills an empty workspace with the demo company. One transaction: a crash half way
 * leaves the workspace empty, and the next start sows it again.
 */
@Service
public class DemoSeeder {

	private static final long SEED = 20_261;

	private final Settings settings;

	private final Staff staff;

	private final Accounts accounts;

	private final Categories categories;

	private final HouseRules rules;

	private final HouseFields fields;

	private final HouseReplies replies;

	private final HouseViews views;

	private final HouseHours hours;

	private final Stage stage;

	private final Bells bells;

	private final Helpers helpers;

	private final HouseTalks talks;

	private final Persuasion persuasion;

	private final HouseScreens screens;

	private final HouseVisitors visitors;

	private final Clock clock;

	DemoSeeder(Settings settings, Staff staff, Accounts accounts, Categories categories, HouseRules rules,
			HouseFields fields, HouseReplies replies, HouseViews views, HouseHours hours, Stage stage, Bells bells,
			Helpers helpers, HouseTalks talks, Persuasion persuasion, HouseScreens screens, HouseVisitors visitors,
			Clock clock) {
		this.visitors = visitors;
		this.screens = screens;
		this.talks = talks;
		this.persuasion = persuasion;
		this.settings = settings;
		this.staff = staff;
		this.accounts = accounts;
		this.categories = categories;
		this.rules = rules;
		this.fields = fields;
		this.replies = replies;
		this.views = views;
		this.hours = hours;
		this.stage = stage;
		this.bells = bells;
		this.helpers = helpers;
		this.clock = clock;
	}

	/**
	 * Sows unless somebody works here already.
	 * @return whether it did
	 */
	@Transactional
	public boolean seed() {
		if (!this.staff.active().isEmpty()) {
			return false;
		}
		this.settings.describe(Cast.COMPANY, Cast.COLOR, Locale.ENGLISH, Cast.BUDAPEST, Month.CLOSE_AFTER_DAYS);
		this.settings.markAsDemo();
		Map<String, Long> agents = hire();
		Map<String, Long> teams = found(agents);
		Places places = new Places(agents, teams, branch());
		this.rules.write(places);
		this.fields.define();
		this.talks.offer();
		this.screens.allow();
		this.visitors.allow();
		this.replies.write(places);
		this.views.write(places);
		this.hours.keep(places);
		this.stage.play(new Month(SEED, this.clock.instant().truncatedTo(ChronoUnit.SECONDS)).plots(), places);
		this.fields.answer();
		this.bells.ring(agents);
		this.helpers.settle(places);
		this.persuasion.begin();
		return true;
	}

	private Map<String, Long> hire() {
		Map<String, Long> agents = new HashMap<>();
		for (Cast.Colleague one : Cast.COLLEAGUES) {
			Agent agent = this.staff.hire(Actor.SYSTEM, one.email(), one.name(), one.role(),
					Locale.forLanguageTag(one.locale()), one.zone());
			this.staff.qualify(Actor.SYSTEM, agent.id(), one.languages(), one.skills(), 4);
			this.accounts.givePassword(Actor.SYSTEM, agent.id(), Cast.PASSWORD);
			agents.put(one.handle(), agent.id());
		}
		return agents;
	}

	private Map<String, Long> found(Map<String, Long> agents) {
		Map<String, Long> teams = new HashMap<>();
		this.staff.fallbackTeam().ifPresent((team) -> {
			teams.put("support", team.id());
			agents.values().stream().sorted().forEach((agent) -> this.staff.join(Actor.SYSTEM, team.id(), agent));
		});
		for (Cast.Crew crew : Cast.CREWS) {
			long team = this.staff.foundTeam(Actor.SYSTEM, crew.key(), crew.name(), crew.confidential()).id();
			crew.handles().forEach((handle) -> this.staff.join(Actor.SYSTEM, team, Places.at(agents, handle)));
			teams.put(crew.key(), team);
		}
		return teams;
	}

	private Map<String, Long> branch() {
		Map<String, Long> categories = new HashMap<>();
		for (Cast.Branch branch : Cast.BRANCHES) {
			categories.put(branch.key(),
					this.categories.add(branch.key(), branch.name(), categories.get(branch.parent())).id());
		}
		return categories;
	}

}
