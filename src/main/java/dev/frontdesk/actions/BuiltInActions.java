package dev.frontdesk.actions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.AgentNotFound;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Categories;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be done to every ticket's properties. */
@Configuration(proxyBeanMethods = false)
class BuiltInActions {

	/** Whoever acts. */
	static final String ME = "me";

	static final String NOBODY = "nobody";

	private static final String NONE = "none";

	/** Back to what urgency, impact and importance say. */
	private static final String FORMULA = "FORMULA";

	private final Tickets tickets;

	private final Staff staff;

	private final Categories categories;

	private final Property.Words words;

	BuiltInActions(Tickets tickets, Staff staff, Categories categories, MessageSource messages) {
		this.tickets = tickets;
		this.staff = staff;
		this.categories = categories;
		this.words = (key, reader) -> messages.getMessage(key, null, reader);
	}

	@Bean
	TicketAction statusAction() {
		return new Property("status", 10,
				Property.named(List.of("OPEN", "PENDING", "ON_HOLD", "SOLVED"), "tickets.status."::concat, this.words),
				(status, reader) -> this.words.say("tickets.status." + status, reader),
				(ticket) -> ticket.status().name(), (acting, ticket, value) -> this.tickets.changeStatus(acting.by(),
						ticket.number(), Status.valueOf(value)));
	}

	@Bean
	TicketAction assigneeAction() {
		return new Property("assignee", 20, this::agents, BuiltInActions::assignee,
				(acting, ticket, value) -> this.tickets.assign(acting.by(), ticket.number(), agent(acting, value)));
	}

	@Bean
	TicketAction teamAction() {
		return new Property("team", 30, this::teams, (ticket) -> id(ticket.teamId(), NONE), (acting, ticket, value) -> {
			Long team = value.equals(NONE) ? null : Long.valueOf(value);
			if (team != null) {
				this.staff.team(team);
			}
			this.tickets.sendToTeam(acting.by(), ticket.number(), team);
		});
	}

	@Bean
	TicketAction priorityAction() {
		List<String> all = new ArrayList<>(names(Priority.values()).reversed());
		all.add(FORMULA);
		return new Property("priority", 40,
				Property.named(all,
						(value) -> value.equals(FORMULA) ? "actions.priority.formula" : "tickets.priority." + value,
						this.words),
				(ticket) -> ticket.priority().name(), (acting, ticket, value) -> {
					if (value.equals(FORMULA)) {
						this.tickets.weigh(acting.by(), ticket.number(), ticket.urgency(), ticket.impact());
					}
					else {
						this.tickets.overrulePriority(acting.by(), ticket.number(), Priority.valueOf(value));
					}
				});
	}

	@Bean
	TicketAction kindAction() {
		return new Property("kind", 50, Property.named(names(Kind.values()), "tickets.kind."::concat, this.words),
				(ticket) -> ticket.kind().name(),
				(acting, ticket, value) -> this.tickets.callIt(acting.by(), ticket.number(), Kind.valueOf(value)));
	}

	@Bean
	TicketAction categoryAction() {
		return new Property("category", 60, this::branches, (ticket) -> id(ticket.categoryId(), NONE),
				(acting, ticket, value) -> this.tickets.categorise(acting.by(), ticket.number(),
						value.equals(NONE) ? null : Long.valueOf(value)));
	}

	@Bean
	TicketAction shelfAction() {
		return new Property("shelf", 200, Property.named(names(Shelf.values()), "actions.shelf."::concat, this.words),
				(ticket) -> ticket.shelf().name(),
				(acting, ticket, value) -> this.tickets.put(acting.by(), ticket.number(), Shelf.valueOf(value)));
	}

	private @Nullable Long agent(Acting acting, String value) {
		if (value.equals(NOBODY)) {
			return null;
		}
		Agent agent = this.staff.agent(value.equals(ME) ? acting.by().agentId() : Long.parseLong(value));
		if (!agent.active()) {
			throw new AgentNotFound();
		}
		return agent.id();
	}

	private List<TicketAction.Choice> agents(Locale reader) {
		List<TicketAction.Choice> agents = new ArrayList<>();
		agents.add(new TicketAction.Choice(ME, this.words.say("actions.assignee.me", reader)));
		agents.add(new TicketAction.Choice(NOBODY, this.words.say("actions.assignee.nobody", reader)));
		this.staff.active()
			.forEach((agent) -> agents.add(new TicketAction.Choice(Long.toString(agent.id()), agent.name())));
		return agents;
	}

	private List<TicketAction.Choice> teams(Locale reader) {
		List<TicketAction.Choice> teams = new ArrayList<>();
		this.staff.teams()
			.forEach((team) -> teams.add(new TicketAction.Choice(Long.toString(team.id()), team.name(reader))));
		teams.add(new TicketAction.Choice(NONE, this.words.say("actions.none", reader)));
		return teams;
	}

	private List<TicketAction.Choice> branches(Locale reader) {
		List<TicketAction.Choice> branches = new ArrayList<>();
		this.categories.choices(reader)
			.forEach((branch) -> branches.add(new TicketAction.Choice(Long.toString(branch.id()), branch.path())));
		branches.add(new TicketAction.Choice(NONE, this.words.say("actions.none", reader)));
		return branches;
	}

	private static String assignee(Ticket ticket) {
		return id(ticket.assigneeId(), NOBODY);
	}

	private static String id(@Nullable Long id, String none) {
		return (id != null) ? id.toString() : none;
	}

	private static List<String> names(Enum<?>[] values) {
		return Arrays.stream(values).map(Enum::name).toList();
	}

}
