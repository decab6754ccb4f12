package dev.frontdesk.actions;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.frontdesk.tickets.Tags;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds tags, takes them away, or puts these in the place of all. */
class TagsAction implements TicketAction {

	private final Way way;

	private final Tickets tickets;

	TagsAction(Way way, Tickets tickets) {
		this.way = way;
		this.tickets = tickets;
	}

	@Override
	public String key() {
		return this.way.key;
	}

	@Override
	public String labelKey() {
		return "actions." + this.way.key;
	}

	@Override
	public Input input() {
		return Input.TAGS;
	}

	@Override
	public int order() {
		return this.way.order;
	}

	@Override
	public String check(String value) {
		List<String> tags = Tags.parse(value);
		if (tags.isEmpty() && this.way != Way.SET) {
			throw new InvalidText("value", "actions.value.missing");
		}
		return String.join(" ", tags);
	}

	@Override
	public String words(String value, Locale reader) {
		return value.replace(" ", ", ");
	}

	@Override
	public @Nullable String current(Ticket ticket) {
		return (this.way == Way.SET) ? String.join(" ", ticket.tags()) : null;
	}

	@Override
	public Outcome apply(Acting acting, Ticket ticket, String value) {
		String was = String.join(" ", ticket.tags());
		Set<String> tags = new LinkedHashSet<>(ticket.tags());
		List<String> named = Tags.parse(value);
		boolean changed = switch (this.way) {
			case ADD -> tags.addAll(named);
			case REMOVE -> tags.removeAll(Set.copyOf(named));
			case SET -> replace(tags, Set.copyOf(named));
		};
		if (!changed) {
			// still refused where the ticket takes nothing
			this.tickets.tag(acting.by(), ticket.number(), was);
			return Outcome.NOTHING;
		}
		this.tickets.tag(acting.by(), ticket.number(), String.join(" ", tags));
		return Outcome.TOLD;
	}

	private static boolean replace(Set<String> tags, Set<String> wanted) {
		boolean changed = !tags.equals(wanted);
		tags.clear();
		tags.addAll(wanted);
		return changed;
	}

	enum Way {

		ADD("tags-add", 70), REMOVE("tags-remove", 71), SET("tags-set", 72);

		private final String key;

		private final int order;

		Way(String key, int order) {
			this.key = key;
			this.order = order;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Ways {

		@Bean
		TicketAction addTagsAction(Tickets tickets) {
			return new TagsAction(Way.ADD, tickets);
		}

		@Bean
		TicketAction removeTagsAction(Tickets tickets) {
			return new TagsAction(Way.REMOVE, tickets);
		}

		@Bean
		TicketAction setTagsAction(Tickets tickets) {
			return new TagsAction(Way.SET, tickets);
		}

	}

}
