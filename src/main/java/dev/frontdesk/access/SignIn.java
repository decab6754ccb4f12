package dev.frontdesk.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
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

	private final Staff staff;

	private final Passwords passwords;

	SignIn(Staff staff, Passwords passwords) {
		this.staff = staff;
		this.passwords = passwords;
	}

	/**
	 * The agent with this address and password. Whether the address is known shows
	 * neither in the answer nor in its time.
	 */
	@Transactional
	public Optional<Agent> attempt(String email, String password) {
		Optional<Agent> named = this.staff.byEmail(email.strip()).filter(Agent::active);
		boolean fits = this.passwords.fits(password, named.flatMap(this::hash).orElse(null));
		Optional<Agent> agent = named.filter((known) -> fits);
		agent.ifPresent((known) -> welcome(known, password));
		return agent;
	}

	private Optional<String> hash(Agent agent) {
		return this.staff.passwordHash(agent.id());
	}

	private void welcome(Agent agent, String password) {
		if (hash(agent).filter(this.passwords::isOutdated).isPresent()) {
			this.staff.rehash(agent.id(), this.passwords.hash(password));
		}
		this.staff.signedIn(agent.id());
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
