package dev.frontdesk.filters;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import dev.frontdesk.customers.Tier;
import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Categories;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Status;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What every ticket has. */
@Component
class BuiltInFields {

	private static final List<String> WORLD = List.of("am", "ar", "az", "bg", "bn", "bs", "ca", "cs", "da", "de", "el",
			"en", "es", "et", "eu", "fa", "fi", "fr", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka",
			"kk", "km", "ko", "lo", "lt", "lv", "mk", "mn", "ms", "my", "nb", "ne", "nl", "pl", "pt", "ro", "ru", "si",
			"sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "uz", "vi", "zh");

	private final Categories categories;

	private final Staff staff;

	private final Settings settings;

	private final MessageSource messages;

	private final JdbcClient jdbc;

	BuiltInFields(Categories categories, Staff staff, Settings settings, MessageSource messages, JdbcClient jdbc) {
		this.categories = categories;
		this.staff = staff;
		this.settings = settings;
		this.messages = messages;
		this.jdbc = jdbc;
	}

	List<TicketField> all() {
		return List.of(words("tickets", "channel", "t.channel", Channel.values()),
				chosen("language", TicketField.Type.CHOICE, "split_part(t.language, '-', 1)", this::languages),
				new CategoryField(this.categories, this.jdbc), new WordsField(),
				plain("subject", TicketField.Type.TEXT, "t.subject"),
				words("customers", "tier", "(select c.tier from customer c where c.id = t.customer_id)", Tier.values()),
				words("tickets", "kind", "t.kind", Kind.values()), plain("tags", TicketField.Type.TAGS, "t.tags"),
				words("tickets", "status", "t.status", Status.values()),
				words("tickets", "priority", "t.priority", Priority.values()),
				chosen("team", TicketField.Type.ID, "t.team_id", this::teams),
				chosen("assignee", TicketField.Type.ID, "t.assignee_id", this::agents),
				chosen("market", TicketField.Type.ID, "t.market_id", this::markets),
				chosen("brand", TicketField.Type.ID, "t.brand_id", (reader) -> brands()),
				plain("created", TicketField.Type.TIME, "t.created_at"),
				plain("waiting", TicketField.Type.TIME, "t.waiting_since"));
	}

	private static TicketField plain(String key, TicketField.Type type, String sql) {
		return new Plain(key, type, sql, (reader) -> List.of());
	}

	private static TicketField chosen(String key, TicketField.Type type, String sql,
			Function<Locale, List<TicketField.Choice>> choices) {
		return new Plain(key, type, sql, choices);
	}

	private TicketField words(String bundle, String key, String sql, Enum<?>[] values) {
		return new Plain(key, TicketField.Type.CHOICE, sql,
				(reader) -> Arrays.stream(values)
					.map((value) -> new TicketField.Choice(value.name(),
							this.messages.getMessage(bundle + "." + key + "." + value.name(), null, reader)))
					.toList());
	}

	private List<TicketField.Choice> languages(Locale reader) {
		Set<String> tags = new LinkedHashSet<>(WORLD);
		Languages.SHIPPED.forEach((locale) -> tags.add(locale.getLanguage()));
		this.staff.active().forEach((agent) -> tags.addAll(agent.languages()));
		return tags.stream()
			.map((tag) -> new TicketField.Choice(tag, Languages.name(tag, reader)))
			.sorted((a, b) -> java.text.Collator.getInstance(reader).compare(a.label(), b.label()))
			.toList();
	}

	private List<TicketField.Choice> teams(Locale reader) {
		return this.staff.teams().stream().map((team) -> choice(team.id(), team.name(reader))).toList();
	}

	private List<TicketField.Choice> agents(Locale reader) {
		return this.staff.active().stream().map((agent) -> choice(agent.id(), agent.name())).toList();
	}

	private List<TicketField.Choice> markets(Locale reader) {
		return this.settings.markets().stream().map((market) -> choice(market.id(), market.name())).toList();
	}

	private List<TicketField.Choice> brands() {
		return this.jdbc.sql("select id, name from brand order by name, id")
			.query((row, number) -> choice(row.getLong(1), row.getString(2)))
			.list();
	}

	private static TicketField.Choice choice(long id, String label) {
		return new TicketField.Choice(Long.toString(id), label);
	}

	private record Plain(String key, TicketField.Type type, String sql,
			Function<Locale, List<TicketField.Choice>> offers) implements TicketField {

		@Override
		public String labelKey() {
			return "filters.field." + this.key;
		}

		@Override
		public List<TicketField.Choice> choices(Locale reader) {
			return this.offers.apply(reader);
		}

	}

	private record CategoryField(Categories categories, JdbcClient jdbc) implements TicketField {

		@Override
		public String key() {
			return "category";
		}

		@Override
		public String labelKey() {
			return "filters.field.category";
		}

		@Override
		public TicketField.Type type() {
			return TicketField.Type.ID;
		}

		@Override
		public String sql() {
			return "t.category_id";
		}

		@Override
		public List<TicketField.Choice> choices(Locale reader) {
			return this.categories.choices(reader).stream().map((one) -> choice(one.id(), one.path())).toList();
		}

		@Override
		public Set<Long> expand(Set<Long> chosen) {
			return new HashSet<>(this.jdbc.sql("""
					with recursive below (id) as (
						select unnest(:chosen::bigint[])
						union select c.id from category c join below b on c.parent_id = b.id)
					select id from below""").param("chosen", chosen.toArray(Long[]::new)).query(Long.class).list());
		}

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
