package dev.frontdesk.staff;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells whether someone is the agent they say they are. */
@Service
class SignIn implements AuthenticationProvider {

	private final AgentRepository agents;

	private final Passwords passwords;

	private final Audit audit;

	private final Clock clock;

	SignIn(AgentRepository agents, Passwords passwords, Audit audit, Clock clock) {
		this.agents = agents;
		this.passwords = passwords;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * The agent with this address and password. Whether the address is known shows
	 * neither in the answer nor in its time.
	 */
	@Transactional
	public Optional<Agent> attempt(String email, String password) {
		Optional<Agent> named = this.agents.findByEmailIgnoreCase(email.strip()).filter(Agent::active);
		boolean fits = this.passwords.fits(password, named.map(Agent::passwordHash).orElse(null));
		Optional<Agent> agent = named.filter((known) -> fits);
		agent.ifPresent((known) -> welcome(known, password));
		return agent;
	}

	private void welcome(Agent agent, String password) {
		String hash = agent.passwordHash();
		if (hash == null || this.passwords.isOutdated(hash)) {
			agent.usePassword(this.passwords.hash(password));
		}
		agent.signedIn(this.clock.instant());
		this.audit.record(Actor.agent(agent.id()), "agent.signed-in", "agent", agent.id(), "");
	}

	@Override
	public Authentication authenticate(Authentication asked) {
		return attempt(asked.getName(), String.valueOf(asked.getCredentials()))
			.map((agent) -> authentication(agent.id(), agent.role()))
			.orElseThrow(() -> new BadCredentialsException("Unknown address or wrong password"));
	}

	@Override
	public boolean supports(Class<?> kind) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
	}

	/** What the session keeps: id and role, and the roles that this one includes. */
	static Authentication authentication(long id, Role role) {
		List<GrantedAuthority> authorities = Stream.of(Role.values())
			.filter(role::includes)
			.<GrantedAuthority>map((included) -> new SimpleGrantedAuthority("ROLE_" + included.name()))
			.toList();
		return UsernamePasswordAuthenticationToken.authenticated(new SignedInAgent(id, role), null, authorities);
	}

	static String normalised(String email) {
		return email.strip().toLowerCase(Locale.ROOT);
	}

}
