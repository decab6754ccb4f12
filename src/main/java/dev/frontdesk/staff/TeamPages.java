package dev.frontdesk.staff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Teams, their names in every language, and who belongs to them. */
@Controller
@RequestMapping("/admin/teams")
class TeamPages {

	private final Staff staff;

	private final PeopleList people;

	private final TeamList list;

	TeamPages(Staff staff, PeopleList people, TeamList list) {
		this.staff = staff;
		this.people = people;
		this.list = list;
	}

	@GetMapping
	String all(Model model, Locale reader) {
		model.addAttribute("teams", this.list.all(reader));
		return "staff/teams";
	}

	@GetMapping("/new")
	String unfounded(Model model) {
		return page(null, new Form(Map.of(), false, false), model);
	}

	@PostMapping
	String found(@RequestParam Map<String, String> typed, @AuthenticationPrincipal SignedInAgent admin, Model model,
			HttpServletResponse response) {
		Form form = Form.of(typed);
		try {
			Team team = this.staff.foundTeam(Actor.agent(admin.id()), form.text(), form.confidential());
			return "redirect:/admin/teams/" + team.id();
		}
		catch (InvalidText ex) {
			return refused(null, form, ex, model, response);
		}
	}

	@GetMapping("/{id}")
	String team(@PathVariable long id, @RequestParam(defaultValue = "") String after,
			@RequestParam(defaultValue = "0") long afterId, Model model) {
		Team team = this.staff.team(id);
		model.addAttribute("members", this.people.members(id, after, afterId));
		return page(team, new Form(team.name().texts(), team.confidential(), team.fallback()), model);
	}

	@PostMapping("/{id}")
	String describe(@PathVariable long id, @RequestParam Map<String, String> typed,
			@AuthenticationPrincipal SignedInAgent admin, Model model, HttpServletResponse response,
			RedirectAttributes told) {
		Form form = Form.of(typed);
		try {
			this.staff.describeTeam(Actor.agent(admin.id()), id, form.text(), form.confidential(), form.fallback());
		}
		catch (InvalidText ex) {
			model.addAttribute("members", this.people.members(id, "", 0));
			return refused(this.staff.team(id), form, ex, model, response);
		}
		told.addFlashAttribute("saved", true);
		return "redirect:/admin/teams/" + id;
	}

	@PostMapping("/{id}/members")
	String join(@PathVariable long id, @RequestParam(defaultValue = "") String email,
			@AuthenticationPrincipal SignedInAgent admin, Model model, HttpServletResponse response) {
		Agent agent = this.staff.byEmail(email.strip()).filter(Agent::active).orElse(null);
		if (agent == null) {
			model.addAttribute("email", email);
			model.addAttribute("unknown", true);
			response.setStatus(422);
			return team(id, "", 0, model);
		}
		this.staff.join(Actor.agent(admin.id()), id, agent.id());
		return "redirect:/admin/teams/" + id;
	}

	@PostMapping("/{id}/members/{agent}/departure")
	String leave(@PathVariable long id, @PathVariable long agent, @AuthenticationPrincipal SignedInAgent admin) {
		this.staff.leave(Actor.agent(admin.id()), id, agent);
		return "redirect:/admin/teams/" + id;
	}

	private static String refused(@Nullable Team team, Form form, InvalidText ex, Model model,
			HttpServletResponse response) {
		response.setStatus(ex.status().value());
		model.addAttribute("field", ex.field());
		model.addAttribute("refusal", ex.key());
		model.addAttribute("arguments", ex.arguments());
		return page(team, form, model);
	}

	private static String page(@Nullable Team team, Form form, Model model) {
		model.addAttribute("teamId", (team != null) ? team.id() : null);
		model.addAttribute("standing", team != null && team.fallback());
		model.addAttribute("form", form);
		model.addAttribute("locales", Spoken.shipped());
		return "staff/team";
	}

	/**
	 * @param names by language tag, as typed
	 */
	record Form(Map<String, String> names, boolean confidential, boolean fallback) {

		static Form of(Map<String, String> typed) {
			Map<String, String> names = new LinkedHashMap<>();
			for (Locale locale : Languages.SHIPPED) {
				String tag = locale.toLanguageTag();
				names.put(tag, typed.getOrDefault("name-" + tag, ""));
			}
			return new Form(names, typed.containsKey("confidential"), typed.containsKey("fallback"));
		}

		LocalizedText text() {
			Map<String, String> lines = new LinkedHashMap<>();
			this.names.forEach((tag, name) -> lines.put(tag, Texts.optionalLine("name-" + tag, name, 80)));
			LocalizedText text = new LocalizedText(lines);
			if (text.texts().isEmpty()) {
				throw new InvalidText("name-" + List.copyOf(this.names.keySet()).getFirst(), "web.text.empty");
			}
			return text;
		}

	}

}
