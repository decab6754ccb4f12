package dev.frontdesk.access;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Staff;
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
		if (!this.passwords.fits(current, this.staff.passwordHash(agentId).orElse(null))) {
			throw new InvalidText("current", "access.password.wrong");
		}
		this.staff.usePassword(Actor.agent(agentId), agentId, this.passwords.chosen(password), sessionId);
	}

}
