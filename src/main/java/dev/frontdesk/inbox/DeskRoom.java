package dev.frontdesk.inbox;

import java.security.Principal;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.live.Pushes;
import dev.frontdesk.live.SocketParty;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;

import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/**
 * What agents say over the socket: who looks, who types, what was read. The door has
 * asked whether they may.
 */
@Controller
class DeskRoom {

	private final DeskDoor door;

	private final Tickets tickets;

	private final Pushes pushes;

	DeskRoom(DeskDoor door, Tickets tickets, Pushes pushes) {
		this.door = door;
		this.tickets = tickets;
		this.pushes = pushes;
	}

	/** The answer carries how far the ticket has come: who missed a push learns of it. */
	@MessageMapping("ticket.{publicId}.viewing")
	void view(@DestinationVariable String publicId, @Payload Viewing viewing, Principal party) {
		agent(party).ifPresent((agent) -> {
			long seq = this.tickets.byPublicId(new Reader.OfDesk(agent.id(), agent.role()), publicId).seq();
			tell(publicId, agent, viewing.state(), seq);
		});
	}

	@MessageMapping("ticket.{publicId}.typing")
	void type(@DestinationVariable String publicId, @Payload Typing typing, Principal party) {
		agent(party).ifPresent((agent) -> {
			tell(publicId, agent, typing.note() ? "noting" : "typing", 0);
			if (!typing.note()) {
				this.pushes.push("/topic/thread." + publicId, Map.of("type", "typing", "name", first(agent.name())));
			}
		});
	}

	@MessageMapping("ticket.{publicId}.seen")
	void see(@DestinationVariable String publicId, @Payload Seen seen, Principal party) {
		agent(party).ifPresent((agent) -> {
			Reader.OfDesk reader = new Reader.OfDesk(agent.id(), agent.role());
			this.tickets.seenByDesk(reader, this.tickets.byPublicId(reader, publicId).number(), seen.seq());
		});
	}

	private void tell(String publicId, Agent agent, String state, long seq) {
		this.pushes.push(DeskDoor.ticket(publicId),
				Map.of("type", "agent", "agent", agent.id(), "name", agent.name(), "state", state, "seq", seq));
	}

	private Optional<Agent> agent(Principal party) {
		return (party instanceof SocketParty known) ? this.door.agent(known) : Optional.empty();
	}

	// A customer gets to know an agent by the first name alone
	private static String first(String name) {
		return name.split("\\s+", 2)[0];
	}

	/**
	 * @param left whether the agent closed the ticket
	 */
	record Viewing(boolean left) {

		String state() {
			return this.left ? "left" : "viewing";
		}

	}

	record Typing(boolean note) {
	}

	record Seen(long seq) {
	}

}
