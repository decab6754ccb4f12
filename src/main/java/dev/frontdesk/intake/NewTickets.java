package dev.frontdesk.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.forms.Form;
import dev.frontdesk.forms.Forms;
import dev.frontdesk.forms.Opening;
import dev.frontdesk.forms.Questions;
import dev.frontdesk.fields.WrongValues;
import dev.frontdesk.language.Languages;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Categories;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tags;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Looks at every part of a form, so that all that is wrong is told at once. In no
 * transaction of its own, which the first refusal would spoil.
 */
@Component
class NewTickets {

	/** How an agent comes to write one; the other doors make theirs themselves. */
	static final List<Channel> CHANNELS = List.of(Channel.PHONE, Channel.EMAIL, Channel.DESK);

	private final Requesters requesters;

	private final Forms forms;

	private final Questions questions;

	private final Categories categories;

	private final Staff staff;

	NewTickets(Requesters requesters, Forms forms, Questions questions, Categories categories, Staff staff) {
		this.requesters = requesters;
		this.forms = forms;
		this.questions = questions;
		this.categories = categories;
		this.staff = staff;
	}

	Looked look(SignedInAgent me, NewTicketForm form, Map<String, List<String>> typed, Complaints wrong,
			Locale reader) {
		Who who = who(Reader.OfDesk.of(me), form, wrong);
		Channel channel = one("channel", form.channel(), CHANNELS, wrong);
		Voice voice = one("voice", form.voice(), List.of(Voice.values()), wrong);
		if (voice == Voice.MESSAGE) {
			requireAddress(who, wrong);
		}
		String subject = wrong.at("subject", () -> Texts.line("subject", form.subject(), 200));
		String text = wrong.at("text", () -> Texts.block("text", form.text(), NewMessage.MAX_LENGTH));
		Opening opening = opening(form, typed, wrong, reader);
		Long team = team(form, wrong);
		Long assignee = assignee(form, team, wrong);
		String ranked = form.priority();
		Priority priority = (ranked == null || ranked.isBlank()) ? null
				: one("priority", ranked, List.of(Priority.values()), wrong);
		List<String> tags = wrong.at("tags", () -> Tags.of(Tags.parse((form.tags() != null) ? form.tags() : "")));
		if (wrong.any() || channel == null || voice == null || subject == null || text == null || opening == null
				|| tags == null) {
			return new Looked(who.form(), who.candidates(), null);
		}
		return new Looked(form, List.of(),
				new Wanted(String.valueOf(form.submission()), form.content() + '\u0000' + typed, who.customerId(),
						who.name(), who.email(), who.language(), reader, channel, voice, subject, text, opening, team,
						assignee, priority, tags));
	}

	private Who who(Reader.OfDesk by, NewTicketForm form, Complaints wrong) {
		if (form.somebodyNew()) {
			return somebodyNew(form, wrong);
		}
		String chosen = form.chosen();
		if (!chosen.isEmpty()) {
			Optional<Requester> known = chosen.matches("[0-9]{1,18}")
					? this.requesters.known(by, Long.parseLong(chosen)) : Optional.empty();
			if (known.isEmpty()) {
				wrong.add("customer", "intake.customer.gone");
			}
			return known.map((one) -> Who.known(form, one)).orElseGet(() -> Who.nobody(form, List.of()));
		}
		String typed = (form.customer() != null) ? form.customer().strip() : "";
		if (typed.isEmpty()) {
			wrong.add("customer", "intake.customer.needed");
			return Who.nobody(form, List.of());
		}
		return this.requesters.at(by, typed)
			.map((one) -> Who.known(form, one))
			.orElseGet(() -> meant(by, form, typed, wrong));
	}

	private Who meant(Reader.OfDesk by, NewTicketForm form, String typed, Complaints wrong) {
		boolean byAddress = Requesters.address(typed) != null;
		List<Requester> candidates = byAddress ? List.of() : this.requesters.found(by, typed);
		if (!candidates.isEmpty()) {
			wrong.add("customer", "intake.customer.which");
			return Who.nobody(form, candidates);
		}
		wrong.add(byAddress ? "email" : "name", "intake.customer.unknown");
		return Who.nobody(form.ofSomebodyNew(byAddress), List.of());
	}

	private static Who somebodyNew(NewTicketForm form, Complaints wrong) {
		String name = wrong.at("name", () -> Texts.optionalLine("name", form.name(), 120));
		String typed = form.email();
		EmailAddress email = (typed == null || typed.isBlank()) ? null
				: wrong.at("email", () -> EmailAddress.typed(typed));
		if ((name == null || name.isEmpty()) && (typed == null || typed.isBlank())) {
			wrong.add("name", "intake.name.needed");
		}
		Locale language = Languages.shipped(form.language()).orElse(null);
		if (language == null) {
			wrong.add("language", "intake.choice.gone");
		}
		return new Who(form, null, (name != null) ? name : "", email, (language != null) ? language : Locale.ENGLISH,
				email != null, List.of());
	}

	private static void requireAddress(Who who, Complaints wrong) {
		if (who.customerId() != null && !who.reachable()) {
			wrong.add("voice", "intake.voice.no-address");
		}
		else if (who.form().somebodyNew() && !who.reachable()) {
			wrong.add("email", "intake.email.needed");
		}
	}

	private static <T extends Enum<T>> @Nullable T one(String field, @Nullable String typed, List<T> offered,
			Complaints wrong) {
		for (T one : offered) {
			if (one.name().equals(typed)) {
				return one;
			}
		}
		wrong.add(field, "intake.choice.gone");
		return null;
	}

	/** The form that asks: the one chosen, else the standard one. */
	@Nullable Form form(NewTicketForm typed, Complaints wrong) {
		try {
			return this.forms.of(Opening.byDesk(typed.form(), null, Map.of())).orElse(null);
		}
		catch (InvalidText ex) {
			wrong.add("form", ex.key(), ex.arguments());
			return null;
		}
	}

	/** What it is about, unless the form says so; null too where that is none. */
	@Nullable Long category(@Nullable Form form, NewTicketForm typed, Locale reader) {
		if (form != null && form.categoryId() != null) {
			return form.categoryId();
		}
		return id(typed.category())
			.filter((id) -> this.categories.choices(reader).stream().anyMatch((choice) -> choice.id() == id))
			.orElse(null);
	}

	private @Nullable Opening opening(NewTicketForm form, Map<String, List<String>> typed, Complaints wrong,
			Locale reader) {
		Form asking = form(form, wrong);
		Long category = category(asking, form, reader);
		boolean open = asking == null || asking.categoryId() == null;
		if (open && form.category() != null && !form.category().isBlank() && category == null) {
			wrong.add("category", "intake.choice.gone");
		}
		Opening opening = Opening.byDesk(form.form(), category, typed);
		try {
			this.forms.check(opening);
			return opening;
		}
		catch (WrongValues ex) {
			this.questions.wrong(ex, reader).forEach((key, said) -> wrong.say("fields." + key, said));
		}
		catch (InvalidText ex) {
			wrong.add("form", ex.key(), ex.arguments());
		}
		return null;
	}

	private @Nullable Long team(NewTicketForm form, Complaints wrong) {
		String typed = form.team();
		if (typed == null || typed.isBlank()) {
			return null;
		}
		Optional<Long> team = id(typed).filter((id) -> this.staff.teams().stream().anyMatch((one) -> one.id() == id));
		if (team.isEmpty()) {
			wrong.add("team", "intake.choice.gone");
		}
		return team.orElse(null);
	}

	private @Nullable Long assignee(NewTicketForm form, @Nullable Long team, Complaints wrong) {
		String typed = form.assignee();
		if (typed == null || typed.isBlank()) {
			return null;
		}
		Optional<Long> agent = id(typed).filter((id) -> this.staff.active().stream().anyMatch((one) -> one.id() == id));
		if (agent.isEmpty()) {
			wrong.add("assignee", "intake.choice.gone");
		}
		else if (team != null && !this.staff.teamsOf(agent.get()).contains(team)) {
			wrong.add("assignee", "intake.assignee.elsewhere");
		}
		return agent.orElse(null);
	}

	private static Optional<Long> id(@Nullable String typed) {
		return (typed != null && typed.matches("[0-9]{1,18}")) ? Optional.of(Long.valueOf(typed)) : Optional.empty();
	}

	/** Questions that were not there when the form was filled in. */
	static boolean asksMore(Questions.@Nullable Sheet sheet, @Nullable List<String> asked) {
		List<String> before = (asked != null) ? asked : new ArrayList<>();
		return sheet != null && sheet.questions()
			.stream()
			.anyMatch((question) -> question.shown() && !before.contains(question.key()));
	}

	static List<String> priorities() {
		return Arrays.stream(Priority.values()).map(Priority::name).toList();
	}

	/**
	 * @param form as it goes back: somebody nobody knows is somebody new there
	 * @param wanted null where something is wrong
	 */
	record Looked(NewTicketForm form, List<Requester> candidates, @Nullable Wanted wanted) {
	}

	private record Who(NewTicketForm form, @Nullable Long customerId, String name, @Nullable EmailAddress email,
			Locale language, boolean reachable, List<Requester> candidates) {

		static Who known(NewTicketForm form, Requester customer) {
			return new Who(form.of(customer), customer.id(), customer.name(), null,
					Locale.forLanguageTag(customer.language()), customer.address() != null, List.of());
		}

		static Who nobody(NewTicketForm form, List<Requester> candidates) {
			return new Who(form, null, "", null, Locale.ENGLISH, true, candidates);
		}

	}

}
