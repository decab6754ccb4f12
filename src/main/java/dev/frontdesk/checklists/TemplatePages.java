package dev.frontdesk.checklists;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.language.Languages;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.web.InvalidText;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which leads and admins write templates. */
@Controller
class TemplatePages {

	private static final String LIST = "redirect:/desk/checklists";

	private final Templates templates;

	private final MessageSource messages;

	TemplatePages(Templates templates, MessageSource messages) {
		this.templates = templates;
		this.messages = messages;
	}

	@ModelAttribute("me")
	SignedInAgent lead(@AuthenticationPrincipal SignedInAgent me) {
		if (!me.role().includes(Role.LEAD)) {
			throw new ForLeads();
		}
		return me;
	}

	@GetMapping("/admin/checklists")
	String fromSettings() {
		return LIST;
	}

	@GetMapping("/desk/checklists")
	String list(Model model, Locale reader) {
		model.addAttribute("lines",
				this.templates.all()
					.stream()
					.map((one) -> new Line(one.id(), one.name(reader), one.items().size(), one.required()))
					.toList());
		return "checklists/templates";
	}

	@GetMapping("/desk/checklists/new")
	String blank(Model model) {
		return editor(TemplateForm.empty(), null, model);
	}

	@GetMapping("/desk/checklists/{id}")
	String edit(@PathVariable long id, Model model) {
		return editor(TemplateForm.of(this.templates.template(id)), null, model);
	}

	@PostMapping("/desk/checklists")
	String add(@RequestParam Map<String, String> typed, @ModelAttribute("me") SignedInAgent me, Model model,
			Locale reader, HttpServletResponse response, RedirectAttributes flash) {
		TemplateForm form = TemplateForm.typed(null, typed);
		return save(form, () -> this.templates.add(Actor.agent(me.id()), form.name(), form.lines(), form.required()),
				model, reader, response, flash);
	}

	@PostMapping("/desk/checklists/{id}")
	String change(@PathVariable long id, @RequestParam Map<String, String> typed,
			@ModelAttribute("me") SignedInAgent me, Model model, Locale reader, HttpServletResponse response,
			RedirectAttributes flash) {
		TemplateForm form = TemplateForm.typed(id, typed);
		return save(form, () -> this.templates.change(Actor.agent(me.id()), id, form.version(), form.name(),
				form.lines(), form.required()), model, reader, response, flash);
	}

	@PostMapping("/desk/checklists/{id}/deletion")
	String delete(@PathVariable long id, @ModelAttribute("me") SignedInAgent me, Locale reader,
			RedirectAttributes flash) {
		String name = this.templates.template(id).name(reader);
		this.templates.delete(Actor.agent(me.id()), id);
		flash.addFlashAttribute("notice", say("checklists.template.deleted", reader, name));
		flash.addFlashAttribute("undo", id);
		return LIST;
	}

	@PostMapping("/desk/checklists/{id}/restoration")
	String restore(@PathVariable long id, @ModelAttribute("me") SignedInAgent me, Locale reader,
			RedirectAttributes flash) {
		this.templates.restore(Actor.agent(me.id()), id);
		flash.addFlashAttribute("notice", say("checklists.template.restored", reader));
		return LIST;
	}

	private String save(TemplateForm form, Runnable saving, Model model, Locale reader, HttpServletResponse response,
			RedirectAttributes flash) {
		TemplateForm shown = form;
		Wrong wrong;
		try {
			saving.run();
			flash.addFlashAttribute("notice", say("checklists.template.saved", reader));
			return LIST;
		}
		catch (InvalidText ex) {
			wrong = new Wrong(ex.field(), say(ex.key(), reader, ex.arguments()));
		}
		catch (TemplateChanged ex) {
			Long id = form.id();
			shown = (id != null) ? form.at(this.templates.template(id).version()) : form;
			wrong = new Wrong("form", say(ex.key(), reader));
		}
		response.setStatus(422);
		return editor(shown, wrong, model);
	}

	private static String editor(TemplateForm form, @Nullable Wrong wrong, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("wrong", wrong);
		model.addAttribute("locales", locales());
		return "checklists/template";
	}

	private static List<Spoken> locales() {
		return Languages.SHIPPED.stream()
			.map((locale) -> new Spoken(locale.toLanguageTag(), Languages.ownName(locale)))
			.toList();
	}

	private String say(String key, Locale reader, Object... arguments) {
		return this.messages.getMessage(key, arguments, reader);
	}

	public record Line(long id, String name, int items, boolean required) {
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
