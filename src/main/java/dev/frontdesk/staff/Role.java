package dev.frontdesk.staff;

/** What someone of the desk may do; each includes the ones after it. */
public enum Role {

	/** Sets everything: people, rules, widgets. */
	ADMIN,

	/** Sees every team's tickets and who works on what. */
	LEAD,

	/** Works the tickets of the teams that are open to them. */
	AGENT;

	/** Whether who has this role may do what the other one may. */
	public boolean includes(Role other) {
		return compareTo(other) <= 0;
	}

}
