package dev.frontdesk.staff;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.web.InvalidText;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Agents change their own password. */
@Service
class OwnPassword {

	private final Staff staff;

	private final Passwords passwords;

	OwnPassword(Staff staff, Passwords passwords) {
		this.staff = staff;
		this.passwords = passwords;
	}

	/**
	 * Ends the agent's sessions but this one.
	 * @throws InvalidText when the current password is not that, or the new one will not
	 * do
	 */
	@Transactional
	public void change(long agentId, String current, String password, String sessionId) {
		if (!this.passwords.fits(current, this.staff.agent(agentId).passwordHash())) {
			throw new InvalidText("current", "staff.password.wrong");
		}
		this.staff.givePassword(Actor.agent(agentId), agentId, password, sessionId);
	}

}
