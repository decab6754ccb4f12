package dev.frontdesk.staff;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.settings.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** New colleagues, and what they are told. */
@Service
@Transactional
class Hiring {

	private static final int CHATS = 3;

	private final Staff staff;

	private final Invitations invitations;

	private final Settings settings;

	Hiring(Staff staff, Invitations invitations, Settings settings) {
		this.staff = staff;
		this.invitations = invitations;
		this.settings = settings;
	}

	/**
	 * A new colleague, told by mail.
	 * @param languages in which they answer; that of the interface where empty
	 * @return whether the letter is on its way
	 */
	public boolean hire(Actor by, String email, String name, Role role, Locale locale, List<String> languages,
			Set<Long> teams) {
		ZoneId zone = this.settings.workspace().timeZone();
		Agent agent = this.staff.hire(by, email, name, role, locale, zone);
		if (!languages.isEmpty()) {
			this.staff.qualify(by, agent.id(), languages, List.of(), CHATS);
		}
		teams.forEach((team) -> this.staff.join(by, team, agent.id()));
		return this.invitations.invite(agent);
	}

	/** Another letter for whom the first one did not reach. */
	public boolean inviteAgain(long agentId) {
		return this.invitations.invite(this.staff.agent(agentId));
	}

}
