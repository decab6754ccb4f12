package dev.frontdesk.live;

import java.security.Principal;

/**
 * Who is at the other end of a socket.
 *
 * @param kind such as {@code agent} or {@code visitor}
 * @param id the kind's own id
 */
public record SocketParty(String kind, String id) implements Principal {

	@Override
	public String getName() {
		return this.kind + ':' + this.id;
	}

}
