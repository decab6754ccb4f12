package dev.frontdesk.notifications;

import dev.frontdesk.audit.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Something an agent is to be told.
 *
 * @param key what makes it the same notice when it is told again, for this agent
 * @param ticketId which ticket it is about, if it is about one
 * @param seq the place in the ticket
 * @param by who did it; agents are told nothing of what they did themselves
 * @param detail what the kind's sentence tells beside: a number, a name, a time
 * @param path where it leads if it is not about a ticket, such as {@code /desk/bulk/7}
 */
public record Notice(long agentId, NoticeKind kind, String key, @Nullable Long ticketId, long seq, Actor by,
		String detail, String path) {

	public static Notice aboutTicket(long agentId, NoticeKind kind, String key, long ticketId, long seq, Actor by) {
		return new Notice(agentId, kind, key, ticketId, seq, by, "", "");
	}

	/** About something else that has a page. */
	public static Notice leadingTo(long agentId, NoticeKind kind, String key, Actor by, String path) {
		return new Notice(agentId, kind, key, null, 0, by, "", path);
	}

	public Notice with(String detail) {
		return new Notice(this.agentId, this.kind, this.key, this.ticketId, this.seq, this.by, detail, this.path);
	}

}
