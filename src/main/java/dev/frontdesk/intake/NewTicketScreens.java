package dev.frontdesk.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.frontdesk.forms.Door;
import dev.frontdesk.forms.Form;
import dev.frontdesk.forms.Forms;
import dev.frontdesk.forms.Questions;
import dev.frontdesk.language.Languages;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Categories;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws the form of a new ticket. */
@Component
class NewTicketScreens {

	private final NewTickets looks;

	private final Requesters requesters;

	private final Forms forms;

	private final Questions questions;

	private final Categories categories;

	private final Staff staff;

	private final JdbcClient jdbc;

	private final MessageSource messages;

	NewTicketScreens(NewTickets looks, Requesters requesters, Forms forms, Questions questions, Categories categories,
			Staff staff, JdbcClient jdbc, MessageSource messages) {
		this.looks = looks;
		this.requesters = requesters;
		this.forms = forms;
		this.questions = questions;
		this.categories = categories;
		this.staff = staff;
		this.jdbc = jdbc;
		this.messages = messages;
	}

	NewTicketScreen screen(SignedInAgent me, NewTicketForm form, Map<String, List<String>> typed, Complaints wrong,
			Locale reader) {
		Form asking = this.looks.form(form, wrong);
		String chosen = form.chosen();
		Requester picked = (!form.somebodyNew() && chosen.matches("[0-9]{1,18}"))
				? this.requesters.known(Reader.OfDesk.of(me), Long.parseLong(chosen)).orElse(null) : null;
		return new NewTicketScreen(form, picked, wrong.all(),
				Languages.SHIPPED.stream()
					.map((locale) -> new NewTicketScreen.Choice(locale.getLanguage(), Languages.ownName(locale)))
					.toList(),
				NewTickets.CHANNELS.stream().map(Channel::name).toList(),
				this.forms.offered(Door.AGENTS, null)
					.stream()
					.map((one) -> new NewTicketScreen.Choice(one.key(), one.name(reader)))
					.toList(),
				sheet(asking, form, typed, wrong.all(), reader), asking == null || asking.categoryId() == null,
				this.categories.choices(reader),
				this.staff.teams()
					.stream()
					.map((team) -> new NewTicketScreen.Choice(Long.toString(team.id()), team.name(reader)))
					.toList(),
				colleagues(me), NewTickets.priorities());
	}

	private Questions.@Nullable Sheet sheet(@Nullable Form asking, NewTicketForm form, Map<String, List<String>> typed,
			Map<String, String> errors, Locale reader) {
		if (asking == null) {
			return null;
		}
		return this.questions.ofDesk(asking, typed, this.looks.category(asking, form, reader), errors, reader);
	}

	/** Questions that were not there when the form was filled in. */
	boolean asksMore(NewTicketForm form, Map<String, List<String>> typed, @Nullable List<String> asked, Locale reader) {
		Form asking = this.looks.form(form, new Complaints(this.messages, reader));
		return NewTickets.asksMore(sheet(asking, form, typed, Map.of(), reader), asked);
	}

	/** Oneself first. */
	private List<NewTicketScreen.Colleague> colleagues(SignedInAgent me) {
		Map<Long, Set<String>> teams = this.jdbc.sql("select agent_id, team_id::text from team_member")
			.query((row, number) -> Map.entry(row.getLong(1), row.getString(2)))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
		return this.staff.active()
			.stream()
			.sorted(Comparator.comparing((Agent agent) -> agent.id() != me.id()))
			.map((agent) -> new NewTicketScreen.Colleague(Long.toString(agent.id()), agent.name(),
					String.join(" ", teams.getOrDefault(agent.id(), Set.of())), !agent.available()))
			.toList();
	}

}
