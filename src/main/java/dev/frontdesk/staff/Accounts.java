package dev.frontdesk.staff;

import java.time.ZoneId;
import java.util.Locale;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.settings.Workspace;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How someone comes to have an account with a password of their own. */
@Service
@Transactional
class Accounts {

	private final Staff staff;

	private final PasswordLinks links;

	private final StaffLetters letters;

	private final Settings settings;

	Accounts(Staff staff, PasswordLinks links, StaffLetters letters, Settings settings) {
		this.staff = staff;
		this.links = links;
		this.letters = letters;
		this.settings = settings;
	}

	/** A new colleague, told by mail. */
	public Agent invite(Actor by, String email, String name, Role role, Locale locale) {
		ZoneId zone = this.settings.workspace().timeZone();
		Agent agent = this.staff.hire(by, email, name, role, locale, zone);
		inviteAgain(agent.id());
		return agent;
	}

	public void inviteAgain(long agentId) {
		Agent agent = this.staff.agent(agentId);
		this.letters.invite(agent, this.links.issue(agentId));
	}

	/** Sends a link if the address is an agent's; nobody is told whether it is. */
	public void forgotten(String email) {
		this.staff.byEmail(email.strip())
			.filter(Agent::active)
			.ifPresent((agent) -> this.letters.resetPassword(agent, this.links.issue(agent.id())));
	}

	/**
	 * The password of whom the link was sent to.
	 * @throws LinkSpent when the link no longer works
	 */
	public void choosePassword(String token, String password) {
		Long agentId = this.links.redeem(token).agentId();
		if (agentId == null || !this.staff.agent(agentId).active()) {
			throw new LinkSpent();
		}
		this.staff.givePassword(Actor.agent(agentId), agentId, password);
	}

	/**
	 * The first admin of a new workspace.
	 * @throws LinkSpent when the link no longer works or there is an admin by now
	 */
	public void openWorkspace(String token, String email, String name, String password, Locale locale) {
		if (this.links.redeem(token).agentId() != null || this.staff.hasAdmin()) {
			throw new LinkSpent();
		}
		Workspace workspace = this.settings.workspace();
		Agent admin = this.staff.hire(Actor.SYSTEM, email, name, Role.ADMIN, locale, workspace.timeZone());
		this.staff.givePassword(Actor.agent(admin.id()), admin.id(), password);
	}

}
