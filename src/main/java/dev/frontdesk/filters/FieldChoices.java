package dev.frontdesk.filters;

import java.text.Collator;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Categories;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What editors offer for the fields of every ticket, in the reader's language. */
@Component
class FieldChoices {

	private static final List<String> WORLD = List.of("am", "ar", "az", "bg", "bn", "bs", "ca", "cs", "da", "de", "el",
			"en", "es", "et", "eu", "fa", "fi", "fr", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka",
			"kk", "km", "ko", "lo", "lt", "lv", "mk", "mn", "ms", "my", "nb", "ne", "nl", "pl", "pt", "ro", "ru", "si",
			"sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "uz", "vi", "zh");

	private final Categories categories;

	private final Staff staff;

	private final Settings settings;

	private final MessageSource messages;

	private final JdbcClient jdbc;

	FieldChoices(Categories categories, Staff staff, Settings settings, MessageSource messages, JdbcClient jdbc) {
		this.categories = categories;
		this.staff = staff;
		this.settings = settings;
		this.messages = messages;
		this.jdbc = jdbc;
	}

	Function<Locale, List<TicketField.Choice>> words(String prefix, Enum<?>[] values) {
		return (reader) -> Arrays.stream(values)
			.map((value) -> new TicketField.Choice(value.name(),
					this.messages.getMessage(prefix + "." + value.name(), null, reader)))
			.toList();
	}

	List<TicketField.Choice> languages(Locale reader) {
		Set<String> tags = new LinkedHashSet<>(WORLD);
		Languages.SHIPPED.forEach((locale) -> tags.add(locale.getLanguage()));
		this.staff.active().forEach((agent) -> tags.addAll(agent.languages()));
		Collator order = Collator.getInstance(reader);
		return tags.stream()
			.map((tag) -> new TicketField.Choice(tag, Languages.name(tag, reader)))
			.sorted((a, b) -> order.compare(a.label(), b.label()))
			.toList();
	}

	List<TicketField.Choice> teams(Locale reader) {
		return this.staff.teams().stream().map((team) -> choice(team.id(), team.name(reader))).toList();
	}

	Set<Long> teamsOf(long agentId) {
		return new HashSet<>(this.jdbc.sql("select team_id from team_member where agent_id = ?")
			.param(agentId)
			.query(Long.class)
			.list());
	}

	List<TicketField.Choice> agents(Locale reader) {
		return this.staff.active().stream().map((agent) -> choice(agent.id(), agent.name())).toList();
	}

	List<TicketField.Choice> markets(Locale reader) {
		return this.settings.markets().stream().map((market) -> choice(market.id(), market.name())).toList();
	}

	List<TicketField.Choice> brands(Locale reader) {
		return this.jdbc.sql("select id, name from brand order by name, id")
			.query((row, number) -> choice(row.getLong(1), row.getString(2)))
			.list();
	}

	List<TicketField.Choice> categories(Locale reader) {
		return this.categories.choices(reader).stream().map((one) -> choice(one.id(), one.path())).toList();
	}

	Set<Long> categoriesBelow(Set<Long> chosen) {
		return new HashSet<>(this.jdbc.sql("""
				with recursive below (id) as (
					select unnest(:chosen::bigint[])
					union select c.id from category c join below b on c.parent_id = b.id)
				select id from below""").param("chosen", chosen.toArray(Long[]::new)).query(Long.class).list());
	}

	private static TicketField.Choice choice(long id, String label) {
		return new TicketField.Choice(Long.toString(id), label);
	}

}
