package dev.frontdesk.replies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.actions.Actions;
import dev.frontdesk.actions.Placeholders;
import dev.frontdesk.actions.Step;
import dev.frontdesk.actions.TicketAction;
import dev.frontdesk.files.FileAnswer;
import dev.frontdesk.files.StoredFile;
import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which agents write their canned replies and macros. */
@Controller
@RequestMapping("/desk/replies")
class ReplyPages {

	private static final String LIST = "redirect:/desk/replies";

	private final CannedReplies replies;

	private final ReplyScreens screens;

	private final ReplyFiles files;

	private final Actions actions;

	private final Staff staff;

	private final Settings settings;

	private final FileAnswer answer;

	private final MessageSource messages;

	ReplyPages(CannedReplies replies, ReplyScreens screens, ReplyFiles files, Actions actions, Staff staff,
			Settings settings, FileAnswer answer, MessageSource messages) {
		this.replies = replies;
		this.screens = screens;
		this.files = files;
		this.actions = actions;
		this.staff = staff;
		this.settings = settings;
		this.answer = answer;
		this.messages = messages;
	}

	@GetMapping
	String list(@AuthenticationPrincipal SignedInAgent me, @RequestParam(required = false) @Nullable String q,
			@RequestParam(defaultValue = "0") int page, Model model, Locale reader) {
		model.addAttribute("listing", this.screens.list(Reader.OfDesk.of(me), q, Math.min(page, 1000), reader));
		return "replies/list";
	}

	@GetMapping("/new")
	String anew(@AuthenticationPrincipal SignedInAgent me, Model model, Locale reader) {
		return edit(me, ReplyForm.empty(me.role() != Role.AGENT, workspace()), Map.of(), model, reader);
	}

	@GetMapping("/{id}")
	String show(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id, Model model, Locale reader) {
		return edit(me, ReplyForm.of(this.replies.own(Reader.OfDesk.of(me), id), workspace()), Map.of(), model, reader);
	}

	/** The form with one step more or less, or with the value its action takes. */
	@PostMapping("/draft")
	String draft(@AuthenticationPrincipal SignedInAgent me, @RequestParam MultiValueMap<String, String> typed,
			@RequestParam(defaultValue = "") String step, Model model, Locale reader) {
		String id = typed.getFirst("id");
		Long known = (id != null && id.matches("\\d{1,18}")) ? Long.valueOf(id) : null;
		ReplyForm form = ReplyForm.typed(known, typed, workspace());
		List<Step> steps = new ArrayList<>(form.steps());
		if (step.equals("add")) {
			steps.add(new Step("", ""));
		}
		else if (step.matches("remove\\.\\d{1,2}")) {
			int index = Integer.parseInt(step.substring("remove.".length()));
			if (index < steps.size()) {
				steps.remove(index);
			}
		}
		return edit(me, form.with(steps), Map.of(), model, reader);
	}

	@PostMapping
	String add(@AuthenticationPrincipal SignedInAgent me, @RequestParam MultiValueMap<String, String> typed,
			@RequestParam(required = false) @Nullable List<MultipartFile> files, Model model, Locale reader,
			HttpServletResponse response, RedirectAttributes told) {
		ReplyForm form = ReplyForm.typed(null, typed, workspace());
		return save(me, form, () -> this.replies.add(Reader.OfDesk.of(me), form.draft(me.id()), given(files)), model,
				reader, response, told);
	}

	@PostMapping("/{id}")
	String change(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id,
			@RequestParam MultiValueMap<String, String> typed, @RequestParam(defaultValue = "") List<Long> removed,
			@RequestParam(required = false) @Nullable List<MultipartFile> files, Model model, Locale reader,
			HttpServletResponse response, RedirectAttributes told) {
		ReplyForm form = ReplyForm.typed(id, typed, workspace());
		return save(me, form, () -> this.replies.change(Reader.OfDesk.of(me), id, form.version(), form.draft(me.id()),
				given(files), removed), model, reader, response, told);
	}

	private static List<MultipartFile> given(@Nullable List<MultipartFile> files) {
		return (files != null) ? files : List.of();
	}

	private String save(SignedInAgent me, ReplyForm form, Runnable saving, Model model, Locale reader,
			HttpServletResponse response, RedirectAttributes told) {
		Map<String, String> errors = new HashMap<>();
		ReplyForm again = form;
		try {
			saving.run();
			told.addFlashAttribute("notice", say("replies.saved", reader));
			return LIST;
		}
		catch (InvalidText ex) {
			errors.put(ex.field(), say(ex.key(), reader, ex.arguments()));
		}
		catch (ReplyChanged | OptimisticLockingFailureException ex) {
			errors.put("form", say("replies.changed", reader));
			Long id = form.id();
			again = (id != null) ? form.at(this.replies.own(Reader.OfDesk.of(me), id).version()) : form;
		}
		catch (ReplyNotYours | ReplyNotFound ex) {
			throw ex;
		}
		catch (Refusal ex) {
			errors.put("form", say(ex.key(), reader, ex.arguments()));
		}
		response
			.setStatus(!again.equals(form) ? HttpStatus.CONFLICT.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
		return edit(me, again, errors, model, reader);
	}

	@PostMapping("/{id}/deletion")
	String delete(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id, Locale reader,
			RedirectAttributes told) {
		String name = this.replies.own(Reader.OfDesk.of(me), id).name();
		this.replies.delete(Reader.OfDesk.of(me), id);
		told.addFlashAttribute("notice", say("replies.deleted", reader, name));
		told.addFlashAttribute("undo", id);
		return LIST;
	}

	@PostMapping("/{id}/restoration")
	String restore(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id, Locale reader,
			RedirectAttributes told) {
		this.replies.restore(Reader.OfDesk.of(me), id);
		told.addFlashAttribute("notice", say("replies.restored", reader));
		return LIST;
	}

	@GetMapping("/{id}/files/{publicId}")
	void file(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id, @PathVariable String publicId,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		boolean readable = this.replies.find(Reader.OfDesk.of(me), id).isPresent();
		StoredFile file = readable ? this.files.find(id, publicId) : null;
		if (file == null) {
			throw new ReplyNotFound();
		}
		this.answer.write(file, request, response);
	}

	private String edit(SignedInAgent me, ReplyForm form, Map<String, String> errors, Model model, Locale reader) {
		Reader.OfDesk by = Reader.OfDesk.of(me);
		model.addAttribute("form", form);
		model.addAttribute("errors", errors);
		model.addAttribute("shared", me.role() != Role.AGENT);
		model.addAttribute("teams",
				this.staff.teams()
					.stream()
					.map((team) -> new TicketAction.Choice(Long.toString(team.id()), team.name(reader)))
					.toList());
		model.addAttribute("folders", this.screens.folders(by));
		model.addAttribute("texts",
				form.texts()
					.entrySet()
					.stream()
					.map((text) -> new Written(text.getKey(), Languages.name(text.getKey(), reader), text.getValue()))
					.toList());
		model.addAttribute("languages", languages(form, reader));
		model.addAttribute("placeholders", Placeholders.NAMES);
		model.addAttribute("offered",
				this.actions.all()
					.stream()
					.filter(TicketAction::inMacro)
					.map((action) -> new TicketAction.Choice(action.key(), action.label(this.messages, reader)))
					.toList());
		model.addAttribute("rows", form.steps().stream().map((step) -> row(by, step, reader)).toList());
		Long id = form.id();
		model.addAttribute("files", (id != null) ? this.files.of(id) : List.of());
		return "replies/form";
	}

	private Row row(Reader.OfDesk by, Step step, Locale reader) {
		return this.actions.find(step.action())
			.map((action) -> new Row(step, action.input().name(), action.choicesFor(by, reader)))
			.orElseGet(() -> new Row(step, "NONE", List.of()));
	}

	private static List<TicketAction.Choice> languages(ReplyForm form, Locale reader) {
		return Arrays.stream(Locale.getISOLanguages())
			.filter((tag) -> tag.length() == 2 && !form.texts().containsKey(tag))
			.map((tag) -> new TicketAction.Choice(tag, Languages.name(tag, reader)))
			.filter((choice) -> !choice.label().equals(choice.value()))
			.sorted(Comparator.comparing(TicketAction.Choice::label, java.text.Collator.getInstance(reader)))
			.toList();
	}

	private Locale workspace() {
		return this.settings.workspace().defaultLocale();
	}

	private String say(String key, Locale reader, Object... arguments) {
		return this.messages.getMessage(key, arguments, reader);
	}

	record Row(Step step, String input, List<TicketAction.Choice> choices) {
	}

	record Written(String tag, String language, String text) {
	}

}
