package dev.frontdesk.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.TeamNotFound;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.web.InvalidText;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which admins write the rules. */
@Controller
@RequestMapping("/admin/routing")
class RoutingController {

	private static final String LIST = "redirect:/admin/routing";

	private final Rules rules;

	private final RuleScreens screens;

	private final Trials trials;

	private final MessageSource messages;

	RoutingController(Rules rules, RuleScreens screens, Trials trials, MessageSource messages) {
		this.rules = rules;
		this.screens = screens;
		this.trials = trials;
		this.messages = messages;
	}

	@GetMapping
	String list(Model model, Locale reader) {
		model.addAttribute("page", this.screens.overview(reader));
		return "routing/rules";
	}

	@GetMapping("/new")
	String blank(Model model, Locale reader) {
		return edit(RuleForm.empty(), Map.of(), model, reader);
	}

	@GetMapping("/rules/{id}")
	String edit(@PathVariable long id, Model model, Locale reader) {
		return edit(stored(id), Map.of(), model, reader);
	}

	private RuleForm stored(long id) {
		RoutingRule rule = this.rules.rule(id);
		TicketFilter filter = this.screens.read(rule);
		return RuleForm.of(rule, (filter != null) ? filter : TicketFilter.everything());
	}

	private String edit(RuleForm form, Map<String, String> errors, Model model, Locale reader) {
		model.addAttribute("editor", this.screens.editor(form, errors, reader));
		return "routing/rule";
	}

	/** The editor as it stands, with a row more or less, or tried; nothing is saved. */
	@PostMapping("/draft")
	String draft(@RequestParam MultiValueMap<String, String> typed, @RequestParam(defaultValue = "") String step,
			@AuthenticationPrincipal SignedInAgent agent, Model model, Locale reader, HttpServletResponse response) {
		RuleForm form = stepped(RuleForm.typed(id(typed), typed), step);
		Map<String, String> errors = new HashMap<>();
		if (step.equals("try")) {
			try {
				model.addAttribute("trial",
						this.trials.of(this.screens.filterOf(form), form.id(), Reader.OfDesk.of(agent)));
			}
			catch (InvalidFilter ex) {
				note(errors, ex, reader);
				response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			}
		}
		return edit(form, errors, model, reader);
	}

	private static @Nullable Long id(MultiValueMap<String, String> typed) {
		String id = typed.getFirst("id");
		return (id != null && id.matches("[0-9]{1,18}")) ? Long.valueOf(id) : null;
	}

	private static RuleForm stepped(RuleForm form, String step) {
		List<RuleForm.Row> rows = new ArrayList<>(form.rows());
		if (step.equals("anew")) {
			return form.with(RuleForm.empty().rows());
		}
		if (step.equals("add")) {
			rows.add(new RuleForm.Row("channel", Operator.IS.key(), List.of()));
			return form.with(rows);
		}
		if (step.matches("remove\\.[0-9]{1,2}")) {
			int index = Integer.parseInt(step.substring("remove.".length()));
			if (index < rows.size()) {
				rows.remove(index);
			}
			return form.with(rows);
		}
		return form;
	}

	@PostMapping("/rules")
	String add(@RequestParam MultiValueMap<String, String> typed, @AuthenticationPrincipal SignedInAgent agent,
			Model model, Locale reader, HttpServletResponse response, RedirectAttributes flash) {
		RuleForm form = RuleForm.typed(null, typed);
		return save(form, () -> this.rules.add(by(agent), draftOf(form)), model, reader, response, flash);
	}

	@PostMapping("/rules/{id}")
	String change(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed,
			@AuthenticationPrincipal SignedInAgent agent, Model model, Locale reader, HttpServletResponse response,
			RedirectAttributes flash) {
		RuleForm form = RuleForm.typed(id, typed);
		return save(form, () -> this.rules.change(by(agent), id, form.version(), draftOf(form)), model, reader,
				response, flash);
	}

	private RuleDraft draftOf(RuleForm form) {
		return new RuleDraft(form.name(), this.screens.filterOf(form), form.teamId(), form.needsLanguage(),
				form.skill());
	}

	private String save(RuleForm form, Runnable saving, Model model, Locale reader, HttpServletResponse response,
			RedirectAttributes flash) {
		Map<String, String> errors = new HashMap<>();
		try {
			saving.run();
			flash.addFlashAttribute("notice", say("routing.saved", reader));
			return LIST;
		}
		catch (InvalidFilter ex) {
			note(errors, ex, reader);
		}
		catch (InvalidText ex) {
			errors.put(ex.field(), say(ex.key(), reader, ex.arguments()));
		}
		catch (TeamNotFound ex) {
			errors.put("team", say("routing.choose-team", reader));
		}
		catch (TooManyRules ex) {
			errors.put("form", say(ex.key(), reader, ex.arguments()));
		}
		catch (RuleChanged | OptimisticLockingFailureException ex) {
			return conflict(form, model, reader, response);
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return edit(form, errors, model, reader);
	}

	/**
	 * What the other admin saved is shown; what was typed stays, and may be saved over
	 * it.
	 */
	private String conflict(RuleForm form, Model model, Locale reader, HttpServletResponse response) {
		long id = Objects.requireNonNull(form.id());
		model.addAttribute("theirs", this.screens.entry(id, reader));
		response.setStatus(HttpStatus.CONFLICT.value());
		return edit(form.at(this.rules.rule(id).version()), Map.of(), model, reader);
	}

	@PostMapping("/rules/{id}/position")
	String move(@PathVariable long id, @RequestParam String direction, @AuthenticationPrincipal SignedInAgent agent) {
		this.rules.move(by(agent), id, direction.equals("up"));
		return LIST;
	}

	@PostMapping("/rules/{id}/state")
	String enable(@PathVariable long id, @RequestParam(defaultValue = "false") boolean enabled,
			@AuthenticationPrincipal SignedInAgent agent) {
		this.rules.enable(by(agent), id, enabled);
		return LIST;
	}

	@GetMapping("/rules/{id}/deletion")
	String confirm(@PathVariable long id, Model model, Locale reader) {
		model.addAttribute("rule", this.screens.entry(id, reader));
		return "routing/deletion";
	}

	@PostMapping("/rules/{id}/deletion")
	String delete(@PathVariable long id, @AuthenticationPrincipal SignedInAgent agent, Locale reader,
			RedirectAttributes flash) {
		String name = this.rules.rule(id).name();
		this.rules.delete(by(agent), id);
		flash.addFlashAttribute("notice", say("routing.deleted", reader, name));
		flash.addFlashAttribute("undo", id);
		return LIST;
	}

	@PostMapping("/rules/{id}/restoration")
	String restore(@PathVariable long id, @AuthenticationPrincipal SignedInAgent agent, Locale reader,
			RedirectAttributes flash) {
		this.rules.restore(by(agent), id);
		flash.addFlashAttribute("notice", say("routing.restored", reader));
		return LIST;
	}

	private void note(Map<String, String> errors, InvalidFilter refusal, Locale reader) {
		errors.put(refusal.field().equals("filter") ? "filter" : "filter." + refusal.field(),
				say(refusal.key(), reader, refusal.arguments()));
	}

	private static Actor by(SignedInAgent agent) {
		return Actor.agent(agent.id());
	}

	private String say(String key, Locale reader, Object... arguments) {
		return this.messages.getMessage(key, arguments, reader);
	}

}
