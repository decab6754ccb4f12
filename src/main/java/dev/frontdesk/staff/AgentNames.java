package dev.frontdesk.staff;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import dev.frontdesk.audit.ActorNames;
import org.springframework.stereotype.Component;

/** Names for the list of who did what. */
@Component
class AgentNames implements ActorNames {

	private final AgentRepository agents;

	AgentNames(AgentRepository agents) {
		this.agents = agents;
	}

	@Override
	public Map<Long, String> agents(Collection<Long> ids) {
		return this.agents.findByIdIn(ids).stream().collect(Collectors.toMap(Agent::id, Agent::name));
	}

}
