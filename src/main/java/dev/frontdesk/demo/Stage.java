package dev.frontdesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.staff.Role;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Level;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Replay;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Tickets;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the plots happen, through the same verbs as imports use. */
@Component
class Stage {

	private final Customers customers;

	private final Tickets tickets;

	private final EntityManager entities;

	Stage(Customers customers, Tickets tickets, EntityManager entities) {
		this.customers = customers;
		this.tickets = tickets;
		this.entities = entities;
	}

	void play(List<Plot> plots, Places places) {
		Map<String, Long> known = new HashMap<>();
		Map<Long, Long> closed = new HashMap<>();
		for (Plot plot : plots) {
			long customer = customerOf(plot, known);
			Posted born = play(plot, customer, plot.followsUp() ? closed.get(customer) : null, places);
			if (plot.end() == Status.CLOSED) {
				closed.put(customer, born.ticketId());
			}
			// Or each verb would look through all tickets before it for changes
			this.entities.flush();
			this.entities.clear();
		}
	}

	private long customerOf(Plot plot, Map<String, Long> known) {
		Cast.Shopper shopper = plot.shopper();
		if (shopper.email().isEmpty()) {
			return created(this.customers.anonymous(shopper.locale(), shopper.zone()), plot, shopper);
		}
		return known.computeIfAbsent(shopper.email(), (email) -> {
			EmailAddress address = new EmailAddress(email);
			Customer customer = this.customers.withEmail(address, shopper.name(), shopper.locale(), shopper.zone());
			this.customers.proveEmail(customer.id(), address);
			return created(customer, plot, shopper);
		});
	}

	private long created(Customer customer, Plot plot, Cast.Shopper shopper) {
		this.customers.rank(customer.id(), shopper.tier());
		this.customers.knownSince(customer.id(), plot.begin());
		return customer.id();
	}

	private Posted play(Plot plot, long customer, @Nullable Long follows, Places places) {
		Posted born = this.tickets.open(birth(plot, customer, follows, places));
		Cast.Colleague taker = plot.agent();
		Actor agent = (taker != null) ? Actor.agent(places.agent(taker)) : Actor.SYSTEM;
		Long team = places.team(plot.script().team());
		if (team == null && plot.shelf() == Shelf.DESK) {
			team = places.team("support");
		}
		if (team != null) {
			replay(born, Actor.SYSTEM, plot.begin(), new Replay.Route(team, null));
		}
		converse(plot, born, customer, agent, team);
		end(plot, born, agent, team);
		look(plot, born, customer, agent);
		return born;
	}

	private static NewTicket birth(Plot plot, long customer, @Nullable Long follows, Places places) {
		Script script = plot.script();
		Plot.Scene first = plot.scenes().getFirst();
		String subject = (script.channel() == Channel.CHAT && plot.shelf() == Shelf.DESK) ? "" : plot.subject();
		return new NewTicket(Actor.customer(customer), customer, subject, script.kind(), script.channel(),
				plot.shopper().language(), null, null, places.category(script.category()), script.tags(),
				script.urgency(), (script.urgency() == Level.LOW) ? Level.LOW : Level.NORMAL,
				said(plot, 0, first).at(first.at()), follows, null, true);
	}

	private void converse(Plot plot, Posted born, long customer, Actor agent, @Nullable Long team) {
		boolean taken = false;
		for (int i = 1; i < plot.scenes().size(); i++) {
			Plot.Scene scene = plot.scenes().get(i);
			if (scene.part().ofDesk() && !taken) {
				replay(born, agent, scene.at().minusSeconds(25), new Replay.Route(team, agent.id()));
				taken = true;
			}
			replay(born, scene.part().ofDesk() ? agent : Actor.customer(customer), scene.at(),
					new Replay.Say(said(plot, i, scene)));
			if (scene.part() == Script.Part.ASKS) {
				replay(born, agent, scene.at(), new Replay.Become(Status.PENDING));
			}
			else if (scene.part() == Script.Part.WAITS) {
				replay(born, agent, scene.at(), new Replay.Become(Status.ON_HOLD));
			}
		}
	}

	private void end(Plot plot, Posted born, Actor agent, @Nullable Long team) {
		Instant solvedAt = plot.solvedAt();
		if (solvedAt != null) {
			replay(born, agent, solvedAt, new Replay.Become(Status.SOLVED));
			if (plot.end() == Status.CLOSED) {
				replay(born, Actor.SYSTEM, solvedAt.plus(Duration.ofDays(Month.CLOSE_AFTER_DAYS)),
						new Replay.Become(Status.CLOSED));
			}
		}
		else if (plot.shelf() != Shelf.DESK) {
			replay(born, Actor.SYSTEM, plot.last().plusSeconds(60), new Replay.Put(plot.shelf()));
		}
		else if (plot.end() == Status.ON_HOLD) {
			List<String> tags = new ArrayList<>(plot.script().tags());
			tags.add("waiting-for-partner");
			replay(born, agent, plot.last(), new Replay.Tag(tags));
		}
		else if (plot.released()) {
			replay(born, agent, plot.last().plusSeconds(45), new Replay.Route(team, null));
		}
	}

	/**
	 * Who has read what: the desk all that is dealt with, the customer all but the newest
	 * mails.
	 */
	private void look(Plot plot, Posted born, long customer, Actor agent) {
		Script.Part last = plot.scenes().getLast().part();
		Long reader = agent.id();
		if (reader != null && (last != Script.Part.CUSTOMER || !plot.end().unsolved())) {
			this.tickets.seenByDesk(new Reader.OfDesk(reader, Role.ADMIN), born.number(), Long.MAX_VALUE);
		}
		if (reader != null && (plot.script().channel() == Channel.CHAT || !plot.end().unsolved())) {
			this.tickets.seenByCustomer(customer, born.publicId(), Long.MAX_VALUE);
		}
	}

	private static NewMessage said(Plot plot, int index, Plot.Scene scene) {
		String clientId = "demo-" + index;
		return (scene.part() == Script.Part.NOTE) ? NewMessage.note(clientId, scene.text(), plot.shopper().language())
				: NewMessage.text(clientId, scene.text(), plot.script().channel(), plot.shopper().language());
	}

	private void replay(Posted ticket, Actor actor, Instant at, Replay step) {
		this.tickets.replay(ticket.ticketId(), actor, at, step);
	}

}
