package dev.frontdesk.forms;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.filters.ConditionEditors;
import dev.frontdesk.filters.ConditionForm;
import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
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

/** The page that says when a field of a form is shown. */
@Controller
@RequestMapping("/admin/forms/{id}/fields/{key}/condition")
class ConditionPages {

	private final FormEditing editing;

	private final Fields fields;

	private final TicketFilters filters;

	private final ConditionEditors editors;

	private final Staff staff;

	private final MessageSource messages;

	ConditionPages(FormEditing editing, Fields fields, TicketFilters filters, ConditionEditors editors, Staff staff,
			MessageSource messages) {
		this.editing = editing;
		this.fields = fields;
		this.filters = filters;
		this.editors = editors;
		this.staff = staff;
		this.messages = messages;
	}

	@GetMapping
	String edit(@PathVariable long id, @PathVariable String key, @AuthenticationPrincipal SignedInAgent me, Model model,
			Locale reader) {
		Form form = this.editing.form(id);
		TicketFilter condition = line(form, key).condition();
		ConditionForm typed = (condition != null) ? ConditionForm.of(condition, zone(me)) : ConditionForm.empty();
		return page(form, form.version(), key, typed, Map.of(), me, model, reader);
	}

	/** The editor as it stands, with a row more or less; nothing is saved. */
	@PostMapping("/draft")
	String draft(@PathVariable long id, @PathVariable String key, @RequestParam MultiValueMap<String, String> typed,
			@RequestParam(defaultValue = "") String step, @RequestParam(defaultValue = "0") int version,
			@AuthenticationPrincipal SignedInAgent me, Model model, Locale reader) {
		return page(this.editing.form(id), version, key, ConditionForm.typed(typed).stepped(step), Map.of(), me, model,
				reader);
	}

	@PostMapping
	String save(@PathVariable long id, @PathVariable String key, @RequestParam MultiValueMap<String, String> typed,
			@RequestParam(defaultValue = "") String always, @RequestParam(defaultValue = "0") int version,
			@AuthenticationPrincipal SignedInAgent me, Model model, Locale reader, HttpServletResponse response,
			RedirectAttributes flash) {
		ConditionForm form = ConditionForm.typed(typed);
		Map<String, String> wrong = new HashMap<>();
		int seen = version;
		try {
			TicketFilter filter = form.filter(this.filters, zone(me));
			boolean none = !always.isEmpty() || filter.conditions().findAny().isEmpty();
			this.editing.show(Actor.agent(me.id()), id, version, key, none ? null : filter);
			flash.addFlashAttribute("notice",
					this.messages.getMessage("forms.condition.saved", new Object[] { name(key, reader) }, reader));
			return "redirect:/admin/forms/" + id;
		}
		catch (InvalidFilter ex) {
			wrong.put(ex.field(), this.messages.getMessage(ex.key(), ex.arguments(), reader));
		}
		catch (FormRefused ex) {
			wrong.put("filter", this.messages.getMessage(ex.key(), ex.arguments(), reader));
			seen = this.editing.form(id).version();
		}
		response.setStatus(422);
		return page(this.editing.form(id), seen, key, form, wrong, me, model, reader);
	}

	private String page(Form form, int version, String key, ConditionForm typed, Map<String, String> wrong,
			SignedInAgent me, Model model, Locale reader) {
		line(form, key);
		Set<String> others = form.lines()
			.stream()
			.map((line) -> Field.PREFIX + line.field())
			.filter((path) -> !path.equals(Field.PREFIX + key))
			.collect(Collectors.toSet());
		model.addAttribute("editor",
				this.editors.common(typed,
						(field) -> field.key().equals(Rules.CATEGORY) || others.contains(field.key()), wrong, zone(me),
						reader));
		model.addAttribute("form", form);
		model.addAttribute("formName", form.name(reader));
		model.addAttribute("version", version);
		model.addAttribute("key", key);
		model.addAttribute("field", name(key, reader));
		return "forms/condition";
	}

	private static Form.Line line(Form form, String key) {
		return form.line(key).orElseThrow(FormRefused::notFound);
	}

	private String name(String key, Locale reader) {
		return this.fields.byKey(key).map((field) -> field.name(reader)).orElse(key);
	}

	private ZoneId zone(SignedInAgent me) {
		return this.staff.agent(me.id()).timeZone();
	}

}
