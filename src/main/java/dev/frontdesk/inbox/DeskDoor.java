package dev.frontdesk.inbox;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.frontdesk.live.SocketDoor;
import dev.frontdesk.live.SocketParty;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.AgentNotFound;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.TicketNotFound;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * The desk's socket: whoever is signed in comes in, hears that something changed, and
 * hears and says more only about tickets they may see, asked anew each time.
 */
@Component
class DeskDoor implements SocketDoor {

	static final String AGENT = "agent";

	static final String DESK = "/topic/desk";

	private static final Pattern HEARD = Pattern.compile("/topic/(?:ticket|desk\\.thread)\\.([a-z0-9]{16})");

	private static final Pattern SAID = Pattern.compile("/app/ticket\\.([a-z0-9]{16})\\.(typing|viewing|seen|signal)");

	private final Tickets tickets;

	private final Staff staff;

	DeskDoor(Tickets tickets, Staff staff) {
		this.tickets = tickets;
		this.staff = staff;
	}

	static String ticket(String publicId) {
		return "/topic/ticket." + publicId;
	}

	@Override
	public String path() {
		return "/desk/socket";
	}

	@Override
	public List<String> allowedOrigins() {
		return List.of();
	}

	@Override
	public Optional<SocketParty> enter(@Nullable Principal handshake, Map<String, String> connectHeaders) {
		if (handshake instanceof Authentication authentication
				&& authentication.getPrincipal() instanceof SignedInAgent agent) {
			return Optional.of(new SocketParty(AGENT, Long.toString(agent.id())));
		}
		return Optional.empty();
	}

	@Override
	public boolean mayHear(SocketParty party, String destination) {
		return (destination.equals(DESK) || destination.equals("/topic/agent." + party.id())
				|| destination.equals("/topic/screen." + party.id())) ? agent(party).isPresent()
						: maySee(party, HEARD.matcher(destination));
	}

	@Override
	public boolean maySay(SocketParty party, String destination) {
		return maySee(party, SAID.matcher(destination));
	}

	private boolean maySee(SocketParty party, Matcher destination) {
		if (!destination.matches()) {
			return false;
		}
		return agent(party).map((agent) -> {
			try {
				this.tickets.byPublicId(new Reader.OfDesk(agent.id(), agent.role()), destination.group(1));
				return true;
			}
			catch (TicketNotFound ex) {
				return false;
			}
		}).orElse(false);
	}

	Optional<Agent> agent(SocketParty party) {
		if (!AGENT.equals(party.kind())) {
			return Optional.empty();
		}
		try {
			return Optional.of(this.staff.agent(Long.parseLong(party.id()))).filter(Agent::active);
		}
		catch (AgentNotFound ex) {
			return Optional.empty();
		}
	}

}
