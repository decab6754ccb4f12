package dev.frontdesk.fields;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.web.InvalidText;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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

/** The pages on which admins define fields. */
@Controller
@RequestMapping("/admin/fields")
class FieldPages {

	private static final String LIST = "redirect:/admin/fields";

	private static final int COUNTED = 1000;

	private final Fields fields;

	private final MessageSource messages;

	FieldPages(Fields fields, MessageSource messages) {
		this.fields = fields;
		this.messages = messages;
	}

	@GetMapping
	String list(Model model, Locale reader) {
		Map<Long, Long> uses = this.fields.uses(COUNTED + 1);
		List<Line> lines = this.fields.all()
			.stream()
			.map((field) -> new Line(field.id(), field.key(), field.name(reader), field.type(), field.access(),
					field.personal(), field.archived(), uses.getOrDefault(field.id(), 0L)))
			.toList();
		model.addAttribute("lines", lines.stream().filter((line) -> !line.archived()).toList());
		model.addAttribute("archived", lines.stream().filter(Line::archived).toList());
		model.addAttribute("counted", COUNTED);
		return "fields/list";
	}

	@GetMapping("/new")
	String blank(@RequestParam(defaultValue = "TEXT") FieldType type, Model model) {
		return editor(FieldForm.empty(type), Map.of(), model);
	}

	@GetMapping("/{id}")
	String edit(@PathVariable long id, Model model) {
		return editor(FieldForm.of(this.fields.field(id)), Map.of(), model);
	}

	/** The editor as it stands, for the kind that was chosen; nothing is saved. */
	@PostMapping("/draft")
	String draft(@RequestParam MultiValueMap<String, String> typed, Model model) {
		return editor(FieldForm.typed(null, typed), Map.of(), model);
	}

	@PostMapping
	String add(@RequestParam MultiValueMap<String, String> typed, @AuthenticationPrincipal SignedInAgent me,
			Model model, Locale reader, HttpServletResponse response, RedirectAttributes flash) {
		FieldForm form = FieldForm.typed(null, typed);
		return save(form, () -> this.fields.add(Actor.agent(me.id()), form.key(), form.type(), form.draft()), model,
				reader, response, flash);
	}

	@PostMapping("/{id}")
	String change(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed,
			@AuthenticationPrincipal SignedInAgent me, Model model, Locale reader, HttpServletResponse response,
			RedirectAttributes flash) {
		FieldForm form = FieldForm.typed(id, typed);
		FieldForm whole = form.at(form.version(), this.fields.field(id).type());
		return save(whole, () -> this.fields.change(Actor.agent(me.id()), id, form.version(), whole.draft()), model,
				reader, response, flash);
	}

	private String save(FieldForm form, Supplier<Field> saving, Model model, Locale reader,
			HttpServletResponse response, RedirectAttributes flash) {
		Map<String, String> wrong = new HashMap<>();
		FieldForm shown = form;
		try {
			flash.addFlashAttribute("notice", say("fields.saved", reader, saving.get().name(reader)));
			return LIST;
		}
		catch (InvalidText ex) {
			wrong.put(ex.field().equals("choices") ? "choices-en" : ex.field(), say(ex.key(), reader, ex.arguments()));
		}
		catch (FieldRefused ex) {
			wrong.put("form", say(ex.key(), reader, ex.arguments()));
			Long id = form.id();
			if (ex.isConflict() && id != null) {
				shown = form.at(this.fields.field(id).version(), form.type());
			}
		}
		response.setStatus(422);
		return editor(shown, wrong, model);
	}

	@PostMapping("/{id}/position")
	String move(@PathVariable long id, @RequestParam String direction, @AuthenticationPrincipal SignedInAgent me) {
		this.fields.move(Actor.agent(me.id()), id, direction.equals("up"));
		return LIST;
	}

	@PostMapping("/{id}/archive")
	String archive(@PathVariable long id, @AuthenticationPrincipal SignedInAgent me, Locale reader,
			RedirectAttributes flash) {
		this.fields.archive(Actor.agent(me.id()), id);
		flash.addFlashAttribute("notice", say("fields.archived", reader, this.fields.field(id).name(reader)));
		flash.addFlashAttribute("undo", id);
		return LIST;
	}

	@PostMapping("/{id}/use")
	String takeUp(@PathVariable long id, @AuthenticationPrincipal SignedInAgent me, Locale reader,
			RedirectAttributes flash) {
		this.fields.takeUp(Actor.agent(me.id()), id);
		flash.addFlashAttribute("notice", say("fields.taken-up", reader, this.fields.field(id).name(reader)));
		return LIST;
	}

	private static String editor(FieldForm form, Map<String, String> wrong, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("wrong", wrong);
		model.addAttribute("types", Stream.of(FieldType.values()).map(Enum::name).toList());
		model.addAttribute("accesses", Stream.of(Access.values()).map(Enum::name).toList());
		model.addAttribute("locales", Spoken.all());
		return "fields/field";
	}

	private String say(String key, Locale reader, Object... arguments) {
		return this.messages.getMessage(key, arguments, reader);
	}

	/**
	 * @param uses on how many tickets it has a value, as far as they were counted
	 */
	public record Line(long id, String key, String name, FieldType type, Access access, boolean personal,
			boolean archived, long uses) {
	}

	/** The entry of the admin menu, and the sheet. */
	@Configuration(proxyBeanMethods = false)
	static class Menu {

		@Bean
		SettingsPage fieldsPage() {
			return new SettingsPage("fields", "/admin/fields", "fields.title", 315);
		}

		@Bean
		Surface fieldsSheet() {
			return Surface.of("desk", "fields/fields.css");
		}

	}

}
