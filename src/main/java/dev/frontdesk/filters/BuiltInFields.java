package dev.frontdesk.filters;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.frontdesk.customers.Tier;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import org.springframework.stereotype.Component;

/** What every ticket has. */
@Component
class BuiltInFields {

	private static final String CUSTOMER = "(select c.%s from customer c where c.id = t.customer_id)";

	private static final String ADDRESSES = """
			from customer_identity i where i.customer_id = t.customer_id and i.kind = 'EMAIL'""";

	private static final String ORGANISATION = """
			from customer c join organisation o on o.id = c.organisation_id where c.id = t.customer_id""";

	private static final String RECIPIENTS = """
			from message_recipient r join message m on m.id = r.message_id where m.ticket_id = t.id""";

	private final FieldChoices choices;

	BuiltInFields(FieldChoices choices) {
		this.choices = choices;
	}

	List<TicketField> all() {
		return Stream.of(ticket(), people(), customer(), times(), content()).flatMap(List::stream).toList();
	}

	private List<TicketField> ticket() {
		String section = "ticket";
		return List.of(
				new PlainField("channel", section, TicketField.Type.CHOICE, "t.channel",
						this.choices.words("tickets.channel", Channel.values())),
				new PlainField("language", section, TicketField.Type.CHOICE, "split_part(t.language, '-', 1)",
						this.choices::languages),
				new PlainField("category", section, TicketField.Type.ID, "t.category_id", this.choices::categories)
					.expanding(this.choices::categoriesBelow),
				new PlainField("kind", section, TicketField.Type.CHOICE, "t.kind",
						this.choices.words("tickets.kind", Kind.values())),
				new PlainField("tags", section, TicketField.Type.TAGS, "t.tags", PlainField.TYPED),
				new PlainField("status", section, TicketField.Type.CHOICE, "t.status",
						this.choices.words("tickets.status", Status.values())),
				new PlainField("priority", section, TicketField.Type.CHOICE, "t.priority",
						this.choices.words("tickets.priority", Priority.values())),
				new PlainField("market", section, TicketField.Type.ID, "t.market_id", this.choices::markets),
				new PlainField("brand", section, TicketField.Type.ID, "t.brand_id", this.choices::brands),
				new PlainField("shelf", section, TicketField.Type.CHOICE, "t.shelf",
						this.choices.words("filters.shelf", Shelf.values())),
				flag("follow-up", section, "t.follow_up_of is not null"),
				flag("merged", section, "t.merged_into is not null"), flag("snoozed", section, """
						t.snoozed_until > now() and t.snoozed_until < '9999-12-31 00:00:00+00'"""));
	}

	private List<TicketField> people() {
		String section = "people";
		return List.of(
				new PlainField("team", section, TicketField.Type.ID, "t.team_id", this.choices::teams)
					.of("filters.my-teams", this.choices::teamsOf),
				new PlainField("assignee", section, TicketField.Type.ID, "t.assignee_id", this.choices::agents)
					.of("filters.me", Set::of),
				new PlainField("collaborators", section, TicketField.Type.TAGS, """
						array(select tc.agent_id::text from ticket_collaborator tc where tc.ticket_id = t.id)""",
						this.choices::agents)
					.of("filters.me", Set::of),
				flag("unread", section, "t.customer_message_seq > t.desk_seen_seq"));
	}

	private List<TicketField> customer() {
		String section = "customer";
		return List.of(
				new PlainField("tier", section, TicketField.Type.CHOICE, CUSTOMER.formatted("tier"),
						this.choices.words("customers.tier", Tier.values())),
				new PlainField("customer", section, TicketField.Type.TEXT, CUSTOMER.formatted("name"), PlainField.TYPED)
					.keptIn("from customer c where c.id = t.customer_id and c.name <> ''", "c.name"),
				address("address", "lower(i.value)"), address("domain", "lower(split_part(i.value, '@', 2))"),
				new PlainField("organisation", section, TicketField.Type.TEXT, "(select o.name " + ORGANISATION + ")",
						PlainField.TYPED)
					.keptIn(ORGANISATION + " and o.name <> ''", "o.name"));
	}

	private static TicketField address(String key, String value) {
		return new PlainField(key, "customer", TicketField.Type.TAGS, "array(select " + value + " " + ADDRESSES + ")",
				PlainField.TYPED)
			.keptIn(ADDRESSES, value);
	}

	private static List<TicketField> times() {
		return List.of(time("created", "t.created_at"), time("waiting", "t.waiting_since"),
				time("updated", "t.updated_at"), time("last-message", "t.last_message_at"), time("due", "t.due_at"),
				time("next-update", "t.next_update_at"), time("snoozed-until", "t.snoozed_until"),
				time("first-reply", "t.first_replied_at"), time("solved", "t.solved_at"),
				time("closed", "t.closed_at"));
	}

	private static List<TicketField> content() {
		String section = "content";
		return List.of(new WordsField(),
				new PlainField("subject", section, TicketField.Type.TEXT, "t.subject", PlainField.TYPED),
				new PlainField("recipients", section, TicketField.Type.TAGS,
						"array(select distinct lower(r.address) " + RECIPIENTS + ")", PlainField.TYPED)
					.keptIn(RECIPIENTS, "lower(r.address)"),
				flag("has-file", section, """
						exists (select 1 from message m join message_file f on f.message_id = m.id
							where m.ticket_id = t.id)"""),
				new PlainField("messages", section, TicketField.Type.NUMBER, "t.messages::numeric", PlainField.TYPED));
	}

	private static TicketField time(String key, String sql) {
		return new PlainField(key, "times", TicketField.Type.TIME, sql, PlainField.TYPED);
	}

	private static TicketField flag(String key, String section, String sql) {
		return new PlainField(key, section, TicketField.Type.FLAG, sql, PlainField.TYPED);
	}

	/** Subject and messages, by the words that Frontdesk split and folded itself. */
	private record WordsField() implements TicketField {

		@Override
		public String key() {
			return "words";
		}

		@Override
		public String labelKey() {
			return "filters.field.words";
		}

		@Override
		public String section() {
			return "filters.section.content";
		}

		@Override
		public TicketField.Type type() {
			return TicketField.Type.WORDS;
		}

		@Override
		public String sql() {
			return "array(select t.subject union all select m.text from message m where m.ticket_id = t.id)";
		}

		@Override
		public String findsWords(String query) {
			return "(exists (select 1 from message_words w where w.ticket_id = t.id and w.words @@ " + query
					+ ") or exists (select 1 from subject_words s where s.ticket_id = t.id and s.words @@ " + query
					+ "))";
		}

	}

}
