package dev.frontdesk.escalations;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.language.Languages;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.TeamNotFound;
import dev.frontdesk.tickets.Categories;
import dev.frontdesk.web.InvalidText;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which admins write the paths. */
@Controller
@RequestMapping("/admin/escalations")
class PathPages {

	private static final String LIST = "redirect:/admin/escalations";

	private final Paths paths;

	private final Categories categories;

	private final Staff staff;

	private final MessageSource messages;

	PathPages(Paths paths, Categories categories, Staff staff, MessageSource messages) {
		this.paths = paths;
		this.categories = categories;
		this.staff = staff;
		this.messages = messages;
	}

	@GetMapping
	String list(Model model, Locale reader) {
		Map<Long, String> names = this.categories.choices(reader)
			.stream()
			.collect(Collectors.toMap(Categories.Choice::id, Categories.Choice::path));
		Map<Long, String> teams = teams(reader).stream()
			.collect(Collectors.toMap(Choice::id, Choice::name, (a, b) -> a));
		model.addAttribute("lines", this.paths.all().stream().map((path) -> line(path, names, teams)).toList());
		return "escalations/paths";
	}

	private static Line line(Path path, Map<Long, String> categories, Map<Long, String> teams) {
		Function<Path.Step, String> name = (step) -> step.outside() ? step.party()
				: teams.getOrDefault(step.teamId(), "?");
		Long category = path.categoryId();
		return new Line(path.id(), path.name(), (category != null) ? categories.get(category) : null,
				path.steps().stream().map(name).toList());
	}

	@GetMapping("/new")
	String blank(Model model, Locale reader) {
		return editor(PathForm.empty(), null, model, reader);
	}

	@GetMapping("/paths/{id}")
	String edit(@PathVariable long id, Model model, Locale reader) {
		return editor(PathForm.of(this.paths.path(id)), null, model, reader);
	}

	@PostMapping("/paths")
	String add(@RequestParam Map<String, String> typed, @AuthenticationPrincipal SignedInAgent me, Model model,
			Locale reader, HttpServletResponse response, RedirectAttributes flash) {
		PathForm form = PathForm.typed(null, typed);
		return save(form, () -> this.paths.add(Actor.agent(me.id()), checked(form.draft())), model, reader, response,
				flash);
	}

	@PostMapping("/paths/{id}")
	String change(@PathVariable long id, @RequestParam Map<String, String> typed,
			@AuthenticationPrincipal SignedInAgent me, Model model, Locale reader, HttpServletResponse response,
			RedirectAttributes flash) {
		PathForm form = PathForm.typed(id, typed);
		return save(form, () -> this.paths.change(Actor.agent(me.id()), id, form.version(), checked(form.draft())),
				model, reader, response, flash);
	}

	@GetMapping("/paths/{id}/deletion")
	String confirm(@PathVariable long id, Model model) {
		model.addAttribute("path", this.paths.path(id));
		return "escalations/deletion";
	}

	@PostMapping("/paths/{id}/deletion")
	String delete(@PathVariable long id, @AuthenticationPrincipal SignedInAgent me, Locale reader,
			RedirectAttributes flash) {
		this.paths.delete(Actor.agent(me.id()), id);
		flash.addFlashAttribute("notice", say("escalations.path.deleted", reader));
		return LIST;
	}

	private PathDraft checked(PathDraft draft) {
		draft.steps().stream().map(Path.Step::teamId).forEach((team) -> {
			if (team != null) {
				this.staff.team(team);
			}
		});
		Long category = draft.categoryId();
		if (category != null && this.categories.choices(Locale.ENGLISH).stream().noneMatch((c) -> c.id() == category)) {
			throw new InvalidText("category", "escalations.no-such-category");
		}
		return draft;
	}

	private String save(PathForm form, Runnable saving, Model model, Locale reader, HttpServletResponse response,
			RedirectAttributes flash) {
		PathForm shown = form;
		Wrong wrong;
		try {
			saving.run();
			flash.addFlashAttribute("notice", say("escalations.path.saved", reader));
			return LIST;
		}
		catch (InvalidText ex) {
			wrong = new Wrong(ex.field(), say(ex.key(), reader, ex.arguments()));
		}
		catch (CategoryTaken ex) {
			wrong = new Wrong("category", say(ex.key(), reader));
		}
		catch (TeamNotFound ex) {
			wrong = new Wrong("form", say(ex.key(), reader));
		}
		catch (PathChanged ex) {
			Long id = form.id();
			shown = (id != null) ? form.at(this.paths.path(id).version()) : form;
			wrong = new Wrong("form", say(ex.key(), reader));
		}
		response.setStatus(422);
		return editor(shown, wrong, model, reader);
	}

	private String editor(PathForm form, @Nullable Wrong wrong, Model model, Locale reader) {
		model.addAttribute("form", form);
		model.addAttribute("wrong", wrong);
		model.addAttribute("categories", this.categories.choices(reader));
		model.addAttribute("teams", teams(reader));
		model.addAttribute("locales",
				Languages.SHIPPED.stream()
					.map((locale) -> new Spoken(locale.toLanguageTag(), Languages.ownName(locale)))
					.toList());
		return "escalations/path";
	}

	private List<Choice> teams(Locale reader) {
		return this.staff.teams().stream().map((team) -> new Choice(team.id(), team.name(reader))).toList();
	}

	private String say(String key, Locale reader, Object... arguments) {
		return this.messages.getMessage(key, arguments, reader);
	}

	/**
	 * @param category null for the default path
	 */
	public record Line(long id, String name, @Nullable String category, List<String> steps) {
	}

	public record Choice(long id, String name) {
	}

	public record Spoken(String code, String name) {
	}

	/** What is wrong about one field. */
	public record Wrong(String field, String error) {

		public boolean is(String name) {
			return this.field.equals(name);
		}

	}

}
