package dev.frontdesk.demo;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.frontdesk.access.Accounts;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads {@code frontdesk.sample.tickets} tickets once, after the demo's people are there
 * and before anything runs. Its agents are {@code agent1@sample.test} and so on, one for
 * each 5,000 tickets, sixteen at least, with the demo's password.
 */
@Component
class SampleStart implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(SampleStart.class);

	private static final int FEWEST = 16;

	private static final int MOST = 200;

	private static final int TICKETS_AN_AGENT = 5_000;

	private final int wanted;

	private final DemoSeeder seeder;

	private final SampleLoad sample;

	private final Settings settings;

	private final Staff staff;

	private final Accounts accounts;

	private final TransactionTemplate transaction;

	private final AtomicBoolean running = new AtomicBoolean();

	SampleStart(@Value("${frontdesk.sample.tickets:0}") int wanted, DemoSeeder seeder, SampleLoad sample,
			Settings settings, Staff staff, Accounts accounts, TransactionTemplate transaction) {
		this.wanted = wanted;
		this.seeder = seeder;
		this.sample = sample;
		this.settings = settings;
		this.staff = staff;
		this.accounts = accounts;
		this.transaction = transaction;
	}

	@Override
	public void start() {
		if (this.wanted > 0 && !this.sample.loaded()) {
			load(this.wanted);
		}
		this.running.set(true);
	}

	void load(int tickets) {
		long began = System.nanoTime();
		this.seeder.seed();
		if (!this.settings.workspace().demo()) {
			throw new IllegalStateException(
					"frontdesk.sample.tickets is for a demo workspace: its agents have a password that everyone knows");
		}
		Map<Long, List<Long>> members = this.transaction.execute((status) -> hire(tickets));
		this.sample.load(tickets, members);
		log.info("Sample: {} tickets loaded in {} s", tickets, (System.nanoTime() - began) / 1_000_000_000);
	}

	private Map<Long, List<Long>> hire(int tickets) {
		int agents = Math.clamp(tickets / TICKETS_AN_AGENT, FEWEST, MOST);
		List<Team> teams = this.staff.teams();
		SamplePeople people = new SamplePeople();
		Map<Long, List<Long>> members = new HashMap<>();
		for (int i = 1; i <= agents; i++) {
			String email = "agent" + i + "@sample.test";
			SamplePeople.Person person = people.person(-i);
			Agent agent = this.staff.byEmail(email).orElseGet(() -> hire(email, person));
			for (long team : new TreeSet<>(List.of(teams.get(i % teams.size()).id(), teams.getFirst().id()))) {
				this.staff.join(Actor.SYSTEM, team, agent.id());
				members.computeIfAbsent(team, (key) -> new ArrayList<>()).add(agent.id());
			}
		}
		return members;
	}

	private Agent hire(String email, SamplePeople.Person person) {
		Agent agent = this.staff.hire(Actor.SYSTEM, email, person.name(), Role.AGENT, Locale.ENGLISH,
				ZoneId.of(person.zone()));
		this.staff.qualify(Actor.SYSTEM, agent.id(), List.of("en", person.language()), List.of(), 4);
		this.accounts.givePassword(Actor.SYSTEM, agent.id(), Cast.PASSWORD);
		return agent;
	}

	@Override
	public void stop() {
		this.running.set(false);
	}

	@Override
	public boolean isRunning() {
		return this.running.get();
	}

	@Override
	public int getPhase() {
		return 1;
	}

}
