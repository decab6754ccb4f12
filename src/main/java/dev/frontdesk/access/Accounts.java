package dev.frontdesk.access;

import java.util.Locale;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.settings.Workspace;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Invitations;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.web.InvalidText;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How someone comes to have an account with a password of their own. */
@Service
@Transactional
public class Accounts implements Invitations {

	private final Staff staff;

	private final PasswordLinks links;

	private final AccessLetters letters;

	private final Passwords passwords;

	private final Settings settings;

	Accounts(Staff staff, PasswordLinks links, AccessLetters letters, Passwords passwords, Settings settings) {
		this.staff = staff;
		this.links = links;
		this.letters = letters;
		this.passwords = passwords;
		this.settings = settings;
	}

	@Override
	public boolean invite(Agent agent) {
		return this.letters.invite(agent, this.links.issue(agent.id()));
	}

	/**
	 * A new password; whoever is signed in with the old one is signed out.
	 * @throws InvalidText when it is too short or too long
	 */
	public void givePassword(Actor by, long agentId, String password) {
		this.staff.usePassword(by, agentId, this.passwords.chosen(password), null);
	}

	/** Sends a link if the address is an agent's; nobody is told whether it is. */
	void forgotten(String email) {
		this.staff.byEmail(email.strip())
			.filter(Agent::active)
			.ifPresent((agent) -> this.letters.resetPassword(agent, this.links.issue(agent.id())));
	}

	/**
	 * The password of whom the link was sent to.
	 * @throws LinkSpent when the link no longer works
	 */
	void choosePassword(String token, String password) {
		Long agentId = this.links.redeem(token).agentId();
		if (agentId == null || !this.staff.agent(agentId).active()) {
			throw new LinkSpent();
		}
		givePassword(Actor.agent(agentId), agentId, password);
	}

	/**
	 * The first admin of a new workspace.
	 * @throws LinkSpent when the link no longer works or there is an admin by now
	 */
	void openWorkspace(String token, String email, String name, String password, Locale locale) {
		if (this.links.redeem(token).agentId() != null || this.staff.hasAdmin()) {
			throw new LinkSpent();
		}
		Workspace workspace = this.settings.workspace();
		Agent admin = this.staff.hire(Actor.SYSTEM, email, name, Role.ADMIN, locale, workspace.timeZone());
		givePassword(Actor.agent(admin.id()), admin.id(), password);
	}

}
