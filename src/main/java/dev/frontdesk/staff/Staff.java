package dev.frontdesk.staff;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.web.Texts;
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

	Staff(AgentRepository agents, TeamRepository teams, JdbcClient jdbc, Audit audit, Clock clock) {
		this.agents = agents;
		this.teams = teams;
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
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
		String address = Texts.line("email", email, 254);
		if (this.agents.findByEmailIgnoreCase(address).isPresent()) {
			throw new EmailTaken();
		}
		Agent agent = this.agents
			.save(new Agent(address, Texts.line("name", name, 120), role, locale, zone, this.clock.instant()));
		this.audit.record(by, "agent.hired", "agent", agent.id(), role.name());
		return agent;
	}

	@Transactional
	public void qualify(Actor by, long agentId, List<String> languages, List<String> skills, int chatCapacity) {
		agent(agentId).qualify(languages, skills, chatCapacity);
		this.audit.record(by, "agent.qualified", "agent", agentId, String.join(" ", languages));
	}

	@Transactional
	public void beAvailable(long agentId, boolean available) {
		agent(agentId).beAvailable(available);
	}

	@Transactional
	public Team foundTeam(Actor by, String key, LocalizedText name, boolean confidential) {
		Team team = this.teams.save(new Team(key, name, confidential));
		this.audit.record(by, "team.founded", "team", team.id(), key);
		return team;
	}

	@Transactional
	public void join(Actor by, long teamId, long agentId) {
		this.jdbc.sql("insert into team_member (team_id, agent_id) values (?, ?) on conflict do nothing")
			.params(teamId, agentId)
			.update();
		this.audit.record(by, "team.joined", "team", teamId, Long.toString(agentId));
	}

	@Transactional
	public void leave(Actor by, long teamId, long agentId) {
		this.jdbc.sql("delete from team_member where team_id = ? and agent_id = ?").params(teamId, agentId).update();
		this.audit.record(by, "team.left", "team", teamId, Long.toString(agentId));
	}

}
