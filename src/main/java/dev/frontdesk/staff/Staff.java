package dev.frontdesk.staff;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.PublicId;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of the desk and their teams. */
@Service
@Transactional(readOnly = true)
public class Staff {

	private final AgentRepository agents;

	private final TeamRepository teams;

	private final JdbcClient jdbc;

	private final Audit audit;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Staff(AgentRepository agents, TeamRepository teams, JdbcClient jdbc, Audit audit, Clock clock,
			ApplicationEventPublisher events) {
		this.agents = agents;
		this.teams = teams;
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
		this.events = events;
	}

	public Agent agent(long id) {
		return this.agents.findById(id).orElseThrow(AgentNotFound::new);
	}

	public Optional<Agent> byEmail(String email) {
		return this.agents.findByEmailIgnoreCase(email);
	}

	public List<Agent> active() {
		return this.agents.findActive();
	}

	public List<Agent> agents(Collection<Long> ids) {
		return this.agents.findByIdIn(ids);
	}

	public List<Team> teams() {
		return this.teams.findAllByOrderById();
	}

	public Team team(long id) {
		return this.teams.findById(id).orElseThrow(TeamNotFound::new);
	}

	public Optional<Team> teamByKey(String key) {
		return this.teams.findByKey(key);
	}

	public Optional<Team> fallbackTeam() {
		return this.teams.findByFallbackTrue();
	}

	public Set<Long> teamsOf(long agentId) {
		return new HashSet<>(this.jdbc.sql("select team_id from team_member where agent_id = ?")
			.param(agentId)
			.query(Long.class)
			.list());
	}

	/** The active members of a team. */
	public List<Agent> members(long teamId) {
		List<Long> ids = this.jdbc.sql("select agent_id from team_member where team_id = ?")
			.param(teamId)
			.query(Long.class)
			.list();
		return this.agents.findByIdIn(ids).stream().filter(Agent::active).toList();
	}

	/**
	 * A new colleague, who can sign in once a password is set.
	 * @throws EmailTaken when another agent has the address
	 */
	@Transactional
	public Agent hire(Actor by, String email, String name, Role role, Locale locale, ZoneId zone) {
		String address = EmailAddress.of(email);
		if (this.agents.findByEmailIgnoreCase(address).isPresent()) {
			throw new EmailTaken();
		}
		Agent agent = this.agents
			.save(new Agent(address, Texts.line("name", name, 120), role, locale, zone, this.clock.instant()));
		this.audit.record(by, "agent.hired", "agent", agent.id(), role.name());
		return agent;
	}

	/**
	 * Someone who answered before Frontdesk did: has a name and a history here, and can
	 * sign in only once an admin takes them back.
	 */
	@Transactional
	public Agent former(Actor by, String email, String name) {
		String address = EmailAddress.of(email);
		return this.agents.findByEmailIgnoreCase(address).orElseGet(() -> {
			Agent agent = new Agent(address, Texts.line("name", name, 120), Role.AGENT, Locale.ENGLISH, ZoneOffset.UTC,
					this.clock.instant());
			agent.deactivate();
			this.agents.save(agent);
			this.audit.record(by, "agent.remembered", "agent", agent.id(), name);
			return agent;
		});
	}

	/**
	 * Everything an admin says about a colleague, at once.
	 * @throws LastAdmin when no admin who can sign in would be left
	 */
	@Transactional
	public void employ(Actor by, long agentId, Employment employment) {
		describe(by, agentId, employment.name());
		qualify(by, agentId, employment.languages(), employment.skills(), employment.chatCapacity());
		appoint(by, agentId, employment.role());
		if (employment.active()) {
			reactivate(by, agentId);
		}
		else {
			deactivate(by, agentId);
		}
		memberOf(by, agentId, employment.teams());
	}

	private void describe(Actor by, long agentId, String name) {
		Agent agent = agent(agentId);
		String line = Texts.line("name", name, 120);
		if (!agent.name().equals(line)) {
			agent.describe(line, agent.locale(), agent.timeZone());
			this.audit.record(by, "agent.renamed", "agent", agentId, line);
			changed(agent, false);
		}
	}

	/** What agents say about themselves. */
	@Transactional
	public void introduce(long agentId, String name, Locale locale, ZoneId zone, List<String> languages) {
		Agent agent = agent(agentId);
		agent.describe(Texts.line("name", name, 120), locale, zone);
		agent.qualify(Skills.languages(languages), agent.skills(), agent.chatCapacity());
		changed(agent, false);
	}

	@Transactional
	public void qualify(Actor by, long agentId, List<String> languages, List<String> skills, int chatCapacity) {
		Agent agent = agent(agentId);
		List<String> spoken = Skills.languages(languages);
		List<String> known = Skills.skills(skills);
		if (chatCapacity < 0 || chatCapacity > 50) {
			throw new InvalidText("chatCapacity", "staff.people.capacity.range", 0, 50);
		}
		if (agent.languages().equals(spoken) && agent.skills().equals(known) && agent.chatCapacity() == chatCapacity) {
			return;
		}
		agent.qualify(spoken, known, chatCapacity);
		this.audit.record(by, "agent.qualified", "agent", agentId, String.join(" ", spoken));
		changed(agent, false);
	}

	/** Another role; whoever has it signs in again. */
	@Transactional
	public void appoint(Actor by, long agentId, Role role) {
		Agent agent = agent(agentId);
		if (agent.role() == role) {
			return;
		}
		if (agent.role() == Role.ADMIN) {
			keepAnAdminBeside(agent);
		}
		agent.promote(role);
		this.audit.record(by, "agent.appointed", "agent", agentId, role.name());
		changed(agent, true);
	}

	@Transactional
	public void deactivate(Actor by, long agentId) {
		Agent agent = agent(agentId);
		if (!agent.active()) {
			return;
		}
		if (agent.role() == Role.ADMIN) {
			keepAnAdminBeside(agent);
		}
		agent.deactivate();
		this.audit.record(by, "agent.deactivated", "agent", agentId, "");
		this.events.publishEvent(new AgentLeft(by, agentId));
		changed(agent, true);
	}

	@Transactional
	public void reactivate(Actor by, long agentId) {
		Agent agent = agent(agentId);
		if (!agent.active()) {
			agent.reactivate();
			this.audit.record(by, "agent.reactivated", "agent", agentId, "");
			changed(agent, false);
		}
	}

	// the lock makes two admins who remove each other take turns
	private void keepAnAdminBeside(Agent leaving) {
		List<Long> admins = this.jdbc.sql("""
				select id from agent where role = 'ADMIN' and active and password_hash is not null
				order by id for update""").query(Long.class).list();
		if (admins.stream().noneMatch((id) -> id != leaving.id())) {
			throw new LastAdmin();
		}
	}

	@Transactional
	public void beAvailable(long agentId, boolean available) {
		Agent agent = agent(agentId);
		agent.beAvailable(available);
		// whoever says so anew says it without a reason or an end
		this.jdbc.sql("delete from absence where agent_id = ?").param(agentId).update();
		changed(agent, false);
	}

	/** The hash of the agent's password, as the module that lets people in made it. */
	public Optional<String> passwordHash(long agentId) {
		return Optional.ofNullable(agent(agentId).passwordHash());
	}

	/**
	 * A new password; whoever is signed in with the old one is signed out.
	 * @param staying the session that need not sign in again
	 */
	@Transactional
	public void usePassword(Actor by, long agentId, String hash, @Nullable String staying) {
		Agent agent = agent(agentId);
		agent.usePassword(hash);
		this.audit.record(by, "agent.password-set", "agent", agentId, "");
		signOut(agent, staying);
	}

	/** The same password under a better hash. */
	@Transactional
	public void rehash(long agentId, String hash) {
		agent(agentId).usePassword(hash);
	}

	@Transactional
	public void signedIn(long agentId) {
		agent(agentId).signedIn(this.clock.instant());
		this.audit.record(Actor.agent(agentId), "agent.signed-in", "agent", agentId, "");
	}

	/** Whether someone can sign in who may set everything. */
	public boolean hasAdmin() {
		return this.jdbc.sql("""
				select exists (select 1 from agent
				where role = 'ADMIN' and active and password_hash is not null)""").query(Boolean.class).single();
	}

	private void changed(Agent agent, boolean signedOut) {
		if (signedOut) {
			signOut(agent, null);
		}
		else {
			this.events.publishEvent(new AgentChanged(agent.id(), false));
		}
	}

	private void signOut(Agent agent, @Nullable String staying) {
		this.jdbc.sql("""
				delete from spring_session
				where principal_name = :name and session_id is distinct from :staying::text""")
			.param("name", SignedInAgent.nameOf(agent.id()))
			.param("staying", staying)
			.update();
		this.events.publishEvent(new AgentChanged(agent.id(), true));
	}

	@Transactional
	public Team foundTeam(Actor by, LocalizedText name, boolean confidential) {
		return foundTeam(by, PublicId.next(), name, confidential);
	}

	@Transactional
	public Team foundTeam(Actor by, String key, LocalizedText name, boolean confidential) {
		Team team = this.teams.save(new Team(key, name, confidential));
		this.audit.record(by, "team.founded", "team", team.id(), key);
		return team;
	}

	/**
	 * A team's names, who sees its tickets, and whether it takes what no rule sends
	 * elsewhere.
	 */
	@Transactional
	public void describeTeam(Actor by, long teamId, LocalizedText name, boolean confidential, boolean fallback) {
		Team team = team(teamId);
		team.rename(name, confidential);
		this.audit.record(by, "team.changed", "team", teamId, team.key());
		if (fallback && !team.fallback()) {
			this.teams.findByFallbackTrue().ifPresent((former) -> former.catchAll(false));
			this.teams.flush();
			team.catchAll(true);
			this.audit.record(by, "team.made-fallback", "team", teamId, team.key());
		}
	}

	@Transactional
	public void join(Actor by, long teamId, long agentId) {
		int joined = this.jdbc.sql("insert into team_member (team_id, agent_id) values (?, ?) on conflict do nothing")
			.params(team(teamId).id(), agent(agentId).id())
			.update();
		if (joined > 0) {
			this.audit.record(by, "team.joined", "team", teamId, agent(agentId).name());
		}
	}

	@Transactional
	public void leave(Actor by, long teamId, long agentId) {
		int left = this.jdbc.sql("delete from team_member where team_id = ? and agent_id = ?")
			.params(teamId, agentId)
			.update();
		if (left > 0) {
			this.audit.record(by, "team.left", "team", teamId, agent(agentId).name());
		}
	}

	private void memberOf(Actor by, long agentId, Set<Long> wanted) {
		Set<Long> former = teamsOf(agentId);
		former.stream().filter((team) -> !wanted.contains(team)).forEach((team) -> leave(by, team, agentId));
		wanted.stream().filter((team) -> !former.contains(team)).forEach((team) -> join(by, team, agentId));
	}

}
