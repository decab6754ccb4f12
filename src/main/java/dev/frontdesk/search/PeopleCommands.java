package dev.frontdesk.search;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.frontdesk.language.Words;
import dev.frontdesk.shell.Command;
import dev.frontdesk.shell.CommandSource;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads from the palette to a person's tickets: a customer's, or a colleague's. */
@Component
class PeopleCommands implements CommandSource {

	private static final int MOST = 6;

	private static final int LONGEST = 100;

	private final JdbcClient jdbc;

	private final Staff staff;

	private final MessageSource messages;

	PeopleCommands(JdbcClient jdbc, Staff staff, MessageSource messages) {
		this.jdbc = jdbc;
		this.staff = staff;
		this.messages = messages;
	}

	@Override
	public int order() {
		return 200;
	}

	@Override
	public List<Command> commands(Principal person, Locale reader) {
		return List.of();
	}

	@Override
	public List<Command> found(Principal person, String typed, Locale locale) {
		List<String> words = Words.of(typed);
		if (words.isEmpty() || typed.length() > LONGEST
				|| !(person instanceof Authentication known && known.getPrincipal() instanceof SignedInAgent me)) {
			return List.of();
		}
		List<Command> found = new ArrayList<>(customers(Reader.OfDesk.of(me), words, locale));
		found.addAll(colleagues(words, locale));
		return found;
	}

	/** Only whose tickets the reader may see. */
	private List<Command> customers(Reader.OfDesk reader, List<String> words, Locale locale) {
		String begun = words.stream()
			.map((word) -> '\'' + word.replace("\\", "\\\\").replace("'", "''") + "':*")
			.collect(Collectors.joining(" & "));
		String group = say("search.people.customers", locale);
		Reader.Predicate sees = reader.sees();
		return this.jdbc.sql("""
				select c.name, (select i.value from customer_identity i where i.customer_id = c.id and i.kind = 'EMAIL'
					order by i.verified_at nulls last, i.id limit 1) as address
				from customer_words w join customer c on c.id = w.customer_id
				where w.words @@ :begun::tsquery and exists (
					select 1 from ticket t where t.customer_id = c.id and t.shelf = 'DESK' and %s)
				order by c.id desc limit :most""".formatted(sees.sql()))
			.param("begun", begun)
			.param("most", MOST)
			.params(sees.parameters())
			.query((row, count) -> customer(group, row.getString("name"), row.getString("address")))
			.list();
	}

	private static Command customer(String group, String name, @org.jspecify.annotations.Nullable String address) {
		String label = (address == null) ? name : name.isEmpty() ? address : name + " · " + address;
		return new Command(group, label, search("from:", (address != null) ? address : name));
	}

	private List<Command> colleagues(List<String> words, Locale locale) {
		String group = say("search.people.colleagues", locale);
		return this.staff.active()
			.stream()
			.filter((agent) -> words.stream()
				.allMatch((word) -> Words.of(agent.name()).stream().anyMatch((part) -> part.startsWith(word))))
			.limit(MOST)
			.map((agent) -> new Command(group, agent.name(), search("assignee:", agent.name())))
			.toList();
	}

	private static String search(String operator, String value) {
		return UriComponentsBuilder.fromPath("/desk/search")
			.queryParam("q", "{q}")
			.encode()
			.buildAndExpand(operator + '"' + value.replace("\"", "") + '"')
			.toUriString();
	}

	private String say(String key, Locale locale) {
		return this.messages.getMessage(key, null, locale);
	}

}
