package dev.frontdesk.staff;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.language.Languages;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Numbers;
import dev.frontdesk.web.Told;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who works here, and as what. */
@Controller
@RequestMapping("/admin/people")
class PeoplePages {

	private final PeopleList list;

	private final Staff staff;

	private final Hiring hiring;

	PeoplePages(PeopleList list, Staff staff, Hiring hiring) {
		this.list = list;
		this.staff = staff;
		this.hiring = hiring;
	}

	@GetMapping
	String all(@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "0") long id,
			@AuthenticationPrincipal SignedInAgent reader, Model model) {
		model.addAttribute("page", this.list.all(after, id));
		model.addAttribute("zone", zone(reader));
		return "staff/people";
	}

	@GetMapping("/new")
	String stranger(Model model, Locale reader) {
		return invitation(new Invitation("", "", Role.AGENT.name(), reader.getLanguage(), List.of(reader.getLanguage()),
				List.of()), model, reader);
	}

	@PostMapping
	String invite(@ModelAttribute("form") Invitation form, BindingResult errors, Model model, Locale reader,
			@AuthenticationPrincipal SignedInAgent admin, HttpServletResponse response, RedirectAttributes told) {
		boolean accepted = Told.accepted(errors, () -> {
			boolean sent = this.hiring.hire(Actor.agent(admin.id()), text(form.email()), text(form.name()),
					role(form.role()), Languages.shipped(form.locale()).orElse(reader), list(form.languages()),
					teams(form.teams()));
			told.addFlashAttribute("invited", text(form.email()).strip());
			told.addFlashAttribute("kept", !sent);
		});
		if (accepted) {
			return "redirect:/admin/people";
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return invitation(form, model, reader);
	}

	@GetMapping("/{id}")
	String person(@PathVariable long id, Model model, Locale reader) {
		Agent agent = this.staff.agent(id);
		model.addAttribute("form",
				new Form(agent.name(), agent.role().name(), Boolean.toString(agent.active()), agent.languages(),
						String.join(", ", agent.skills()), Integer.toString(agent.chatCapacity()),
						this.staff.teamsOf(id).stream().map(String::valueOf).toList()));
		return person(agent, model, reader);
	}

	@PostMapping("/{id}")
	String employ(@PathVariable long id, @ModelAttribute("form") Form form, BindingResult errors, Model model,
			Locale reader, @AuthenticationPrincipal SignedInAgent admin, HttpServletResponse response,
			RedirectAttributes told) {
		if (Told.accepted(errors, () -> this.staff.employ(Actor.agent(admin.id()), id, form.employment()))) {
			told.addFlashAttribute("saved", true);
			return "redirect:/admin/people/" + id;
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return person(this.staff.agent(id), model, reader);
	}

	@PostMapping("/{id}/invitation")
	String inviteAgain(@PathVariable long id, RedirectAttributes told) {
		told.addFlashAttribute("kept", !this.hiring.inviteAgain(id));
		told.addFlashAttribute("invited", this.staff.agent(id).email());
		return "redirect:/admin/people/" + id;
	}

	private String invitation(Invitation form, Model model, Locale reader) {
		model.addAttribute("form", form);
		model.addAttribute("roles", Role.values());
		model.addAttribute("locales", Spoken.shipped());
		model.addAttribute("spoken", Spoken.choices(list(form.languages()), reader));
		model.addAttribute("teams", teamChoices(reader));
		return "staff/invitation";
	}

	private String person(Agent agent, Model model, Locale reader) {
		model.addAttribute("agent", new Facts(agent.id(), agent.name(), agent.email(), agent.passwordHash() == null));
		model.addAttribute("roles", Role.values());
		model.addAttribute("spoken", Spoken.choices(agent.languages(), reader));
		model.addAttribute("teams", teamChoices(reader));
		return "staff/person";
	}

	private List<TeamChoice> teamChoices(Locale reader) {
		return this.staff.teams()
			.stream()
			.map((team) -> new TeamChoice(Long.toString(team.id()), team.name(reader)))
			.toList();
	}

	private ZoneId zone(SignedInAgent reader) {
		return this.staff.agent(reader.id()).timeZone();
	}

	private static Role role(@Nullable String typed) {
		return Stream.of(Role.values())
			.filter((role) -> role.name().equals(typed))
			.findFirst()
			.orElseThrow(() -> new InvalidText("role", "staff.people.role.unknown"));
	}

	private static Set<Long> teams(@Nullable List<String> typed) {
		Set<Long> ids = new HashSet<>();
		for (String team : list(typed)) {
			ids.add(Numbers.whole(team).orElseThrow(TeamNotFound::new));
		}
		return ids;
	}

	private static List<String> list(@Nullable List<String> typed) {
		return (typed != null) ? typed : List.of();
	}

	private static String text(@Nullable String typed) {
		return (typed != null) ? typed : "";
	}

	record Invitation(@Nullable String email, @Nullable String name, @Nullable String role, @Nullable String locale,
			@Nullable List<String> languages, @Nullable List<String> teams) {

	}

	record Form(@Nullable String name, @Nullable String role, @Nullable String active, @Nullable List<String> languages,
			@Nullable String skills, @Nullable String chatCapacity, @Nullable List<String> teams) {

		Employment employment() {
			return new Employment(text(this.name), PeoplePages.role(this.role), "true".equals(this.active),
					list(this.languages), Arrays.asList(text(this.skills).split("[,،、]")), capacity(),
					PeoplePages.teams(this.teams));
		}

		private int capacity() {
			return Numbers.whole(this.chatCapacity)
				.filter((number) -> number <= 50)
				.map(Long::intValue)
				.orElseThrow(() -> new InvalidText("chatCapacity", "staff.people.capacity.range", 0, 50));
		}

	}

	/**
	 * @param invited whether the agent has yet to choose a password
	 */
	record Facts(long id, String name, String email, boolean invited) {

	}

	record TeamChoice(String id, String name) {

	}

}
