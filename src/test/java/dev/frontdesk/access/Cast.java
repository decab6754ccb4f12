package dev.frontdesk.access;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import jakarta.servlet.http.Cookie;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Agents for tests, and how they sign in over HTTP. */
public final class Cast {

	public static final String PASSWORD = "four words that rhyme";

	private final Staff staff;

	private final Accounts accounts;

	private final MockMvcTester http;

	public Cast(Staff staff, Accounts accounts, MockMvcTester http) {
		this.staff = staff;
		this.accounts = accounts;
		this.http = http;
	}

	public Agent hire(Role role) {
		String email = UUID.randomUUID() + "@staff.test";
		Agent agent = this.staff.hire(Actor.SYSTEM, email, "Ágnes Fekete", role, Locale.ENGLISH,
				ZoneId.of("Europe/Budapest"));
		this.accounts.givePassword(Actor.SYSTEM, agent.id(), PASSWORD);
		return agent;
	}

	public MvcTestResult signsIn(String email, String password) {
		return this.http.post()
			.uri("/login")
			.param("email", email)
			.param("password", password)
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.exchange();
	}

	/**
	 * The session cookie of someone who has just signed in. Without a server it has
	 * Spring Session's own name.
	 */
	public Cookie session(Agent agent) {
		MockHttpServletResponse response = signsIn(agent.email(), PASSWORD).getResponse();
		Cookie session = response.getCookie("SESSION");
		if (session == null) {
			throw new AssertionError(
					"No session began: " + response.getStatus() + " " + response.getHeaders("Set-Cookie"));
		}
		return session;
	}

}
