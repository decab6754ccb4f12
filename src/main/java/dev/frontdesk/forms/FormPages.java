package dev.frontdesk.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.fields.Access;
import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.fields.Spoken;
import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Categories;
import dev.frontdesk.web.InvalidText;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
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

/** The pages on which admins make forms. */
@Controller
@RequestMapping("/admin/forms")
class FormPages {

	private static final String LIST = "redirect:/admin/forms";

	private final FormEditing editing;

	private final FormCatalogue catalogue;

	private final Fields fields;

	private final Categories categories;

	private final TicketFilters filters;

	private final MessageSource messages;

	private final JdbcClient jdbc;

	FormPages(FormEditing editing, FormCatalogue catalogue, Fields fields, Categories categories, TicketFilters filters,
			MessageSource messages, JdbcClient jdbc) {
		this.editing = editing;
		this.catalogue = catalogue;
		this.fields = fields;
		this.categories = categories;
		this.filters = filters;
		this.messages = messages;
		this.jdbc = jdbc;
	}

	@GetMapping
	String list(Model model, Locale reader) {
		Map<String, String> brands = brands();
		List<Line> lines = this.catalogue.all()
			.stream()
			.map((form) -> new Line(form.id(), form.key(), form.name(reader),
					Stream.of(Door.values()).filter(form.doors()::contains).map(Enum::name).toList(),
					(form.brandId() != null) ? brands.get(form.brandId().toString()) : null, form.standard(),
					form.lines().size(), form.archived()))
			.toList();
		model.addAttribute("lines", lines.stream().filter((line) -> !line.archived()).toList());
		model.addAttribute("archived", lines.stream().filter(Line::archived).toList());
		return "forms/list";
	}

	@GetMapping("/new")
	String blank(Model model, Locale reader) {
		return editor(FormForm.empty(), Map.of(), model, reader);
	}

	@GetMapping("/{id}")
	String edit(@PathVariable long id, Model model, Locale reader) {
		return editor(FormForm.of(this.editing.form(id)), Map.of(), model, reader);
	}

	/** The editor as it stands, with a field more or less; nothing is saved. */
	@PostMapping("/draft")
	String draft(@RequestParam MultiValueMap<String, String> typed, @RequestParam(defaultValue = "") String step,
			@RequestParam(defaultValue = "") String add, @RequestParam(defaultValue = "") String id, Model model,
			Locale reader) {
		Long known = id.matches("[0-9]{1,18}") ? Long.valueOf(id) : null;
		return editor(FormForm.typed(known, typed).stepped(step, add), Map.of(), model, reader);
	}

	@PostMapping
	String add(@RequestParam MultiValueMap<String, String> typed, @AuthenticationPrincipal SignedInAgent me,
			Model model, Locale reader, HttpServletResponse response, RedirectAttributes flash) {
		FormForm form = FormForm.typed(null, typed);
		return save(form, () -> this.editing.add(Actor.agent(me.id()), form.key(), form.draft()), model, reader,
				response, flash);
	}

	@PostMapping("/{id}")
	String change(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed,
			@AuthenticationPrincipal SignedInAgent me, Model model, Locale reader, HttpServletResponse response,
			RedirectAttributes flash) {
		FormForm form = FormForm.typed(id, typed);
		return save(form, () -> this.editing.change(Actor.agent(me.id()), id, form.version(), form.draft()), model,
				reader, response, flash);
	}

	private String save(FormForm form, Supplier<Form> saving, Model model, Locale reader, HttpServletResponse response,
			RedirectAttributes flash) {
		Map<String, String> wrong = new HashMap<>();
		FormForm shown = form;
		try {
			Form saved = saving.get();
			flash.addFlashAttribute("notice", say("forms.saved", reader, saved.name(reader)));
			return (form.id() == null) ? LIST + "/" + saved.id() : LIST;
		}
		catch (InvalidText ex) {
			wrong.put(ex.field(), say(ex.key(), reader, ex.arguments()));
		}
		catch (InvalidFilter ex) {
			wrong.put("form", say(ex.key(), reader, ex.arguments()));
		}
		catch (FormRefused ex) {
			wrong.put("form", say(ex.key(), reader, ex.arguments()));
			Long id = form.id();
			if (ex.isConflict() && id != null) {
				shown = form.at(this.editing.form(id).version());
			}
		}
		response.setStatus(422);
		return editor(shown, wrong, model, reader);
	}

	@PostMapping("/{id}/position")
	String move(@PathVariable long id, @RequestParam String direction, @AuthenticationPrincipal SignedInAgent me) {
		this.editing.move(Actor.agent(me.id()), id, direction.equals("up"));
		return LIST;
	}

	@PostMapping("/{id}/archive")
	String archive(@PathVariable long id, @AuthenticationPrincipal SignedInAgent me, Locale reader,
			RedirectAttributes flash) {
		this.editing.archive(Actor.agent(me.id()), id);
		flash.addFlashAttribute("notice", say("forms.archived", reader, this.editing.form(id).name(reader)));
		flash.addFlashAttribute("undo", id);
		return LIST;
	}

	@PostMapping("/{id}/use")
	String takeUp(@PathVariable long id, @AuthenticationPrincipal SignedInAgent me, Locale reader,
			RedirectAttributes flash) {
		this.editing.takeUp(Actor.agent(me.id()), id);
		flash.addFlashAttribute("notice", say("forms.taken-up", reader, this.editing.form(id).name(reader)));
		return LIST;
	}

	private String editor(FormForm form, Map<String, String> wrong, Model model, Locale reader) {
		Long id = form.id();
		Map<String, TicketFilter> conditions = new HashMap<>();
		if (id != null) {
			for (Form.Line line : this.editing.form(id).lines()) {
				TicketFilter condition = line.condition();
				if (condition != null) {
					conditions.put(line.field(), condition);
				}
			}
		}
		boolean customers = form.doors().stream().anyMatch(Door::ofCustomers);
		List<Row> rows = new ArrayList<>();
		for (FormForm.Row row : form.rows()) {
			Optional<Field> field = this.fields.byKey(row.field());
			TicketFilter condition = conditions.get(row.field());
			rows.add(new Row(row.field(), field.map((one) -> one.name(reader)).orElse(row.field()), row.required(),
					row.before().stream().map(Enum::name).collect(Collectors.toSet()),
					(condition != null) ? this.filters.explain(condition, reader) : null,
					customers && field.filter((one) -> one.access() != Access.CUSTOMERS_EDIT).isPresent(),
					id != null && stored(id, row.field())));
		}
		Set<String> there = form.rows().stream().map(FormForm.Row::field).collect(Collectors.toSet());
		model.addAttribute("form", form);
		model.addAttribute("wrong", wrong);
		model.addAttribute("rows", rows);
		// The widget asks nothing before the first message yet
		model.addAttribute("doors", Stream.of(Door.values()).map(Enum::name).toList());
		model.addAttribute("chosenDoors", form.doors().stream().map(Enum::name).toList());
		model.addAttribute("statuses", FormForm.STATUSES.stream().map(Enum::name).toList());
		model.addAttribute("brands", brands());
		model.addAttribute("categories", this.categories.choices(reader));
		model.addAttribute("others",
				this.fields.active()
					.stream()
					.filter((field) -> !there.contains(field.key()))
					.map((field) -> new Question.Option(field.key(), field.name(reader), false))
					.toList());
		model.addAttribute("locales", Spoken.all());
		return "forms/form";
	}

	private boolean stored(long id, String field) {
		return this.editing.form(id).line(field).isPresent();
	}

	private Map<String, String> brands() {
		Map<String, String> brands = new LinkedHashMap<>();
		this.jdbc.sql("select id, name from brand order by name, id").query((row) -> {
			brands.put(row.getString("id"), row.getString("name"));
		});
		return brands;
	}

	private String say(String key, Locale reader, Object... arguments) {
		return this.messages.getMessage(key, arguments, reader);
	}

	public record Line(long id, String key, String name, List<String> doors, @Nullable String brand, boolean standard,
			int fields, boolean archived) {
	}

	/**
	 * @param when in words, when it is shown; null: always
	 * @param deskOnly whether customers are not asked for it
	 * @param saved whether its condition can be edited
	 */
	public record Row(String field, String name, boolean required, Set<String> before, @Nullable String when,
			boolean deskOnly, boolean saved) {
	}

}
