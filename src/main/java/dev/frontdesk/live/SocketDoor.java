package dev.frontdesk.live;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A door through which sockets come in: its address, who may enter, what they may hear
 * and say. Destinations reach it exact and dotted ({@code /topic/thread.abc}): anything
 * with a wildcard has been refused before.
 */
public interface SocketDoor {

	/** The address of the handshake, such as {@code /desk/socket}. */
	String path();

	/** Origins whose pages may open a socket; empty: this server's own only. */
	List<String> allowedOrigins();

	/**
	 * Who connects.
	 * @param handshake the principal of the HTTP handshake, if it had one
	 * @param connectHeaders the headers of the CONNECT frame, first value of each
	 * @return empty: refused
	 */
	Optional<SocketParty> enter(@Nullable Principal handshake, Map<String, String> connectHeaders);

	/** Asked at every SUBSCRIBE. */
	boolean mayHear(SocketParty party, String destination);

	/** Asked at every SEND; the destination begins with {@code /app/}. */
	boolean maySay(SocketParty party, String destination);

}
