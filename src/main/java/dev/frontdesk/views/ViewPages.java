package dev.frontdesk.views;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
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
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which agents build and arrange their views. */
@Controller
@RequestMapping("/desk/views")
class ViewPages {

	private static final String ARRANGEMENT = "redirect:/desk/views/arrangement";

	private final Views views;

	private final SavedViews saved;

	private final SavedCounts counts;

	private final ViewScreens screens;

	private final TicketFilters filters;

	private final Columns columns;

	private final Staff staff;

	private final MessageSource messages;

	ViewPages(Views views, SavedViews saved, SavedCounts counts, ViewScreens screens, TicketFilters filters,
			Columns columns, Staff staff, MessageSource messages) {
		this.views = views;
		this.columns = columns;
		this.saved = saved;
		this.counts = counts;
		this.screens = screens;
		this.filters = filters;
		this.staff = staff;
		this.messages = messages;
	}

	@GetMapping("/new")
	String blank(@AuthenticationPrincipal SignedInAgent me, Model model, Locale reader) {
		return editor(me, ViewForm.empty(), Map.of(), model, reader);
	}

	@GetMapping("/{key}/edit")
	String edit(@AuthenticationPrincipal SignedInAgent me, @PathVariable String key, Model model, Locale reader) {
		SavedView view = this.saved.editable(by(me), key);
		ViewForm form = ViewForm.of(view, this.filters.parse(view.filter()), this.columns.look(view.look()), zone(me));
		return editor(me, form, Map.of(), model, reader);
	}

	private String editor(SignedInAgent me, ViewForm form, Map<String, String> errors, Model model, Locale reader) {
		model.addAttribute("editor", this.screens.editor(by(me), form, errors, zone(me), reader));
		return "views/view";
	}

	/** The editor as it stands, with a condition more or less; nothing is saved. */
	@PostMapping("/draft")
	String draft(@AuthenticationPrincipal SignedInAgent me, @RequestParam MultiValueMap<String, String> typed,
			@RequestParam(defaultValue = "") String step, Model model, Locale reader) {
		String key = typed.getFirst("key");
		ViewForm form = ViewForm.typed((key != null && !key.isEmpty()) ? key : null, typed, this.columns).stepped(step);
		return editor(me, form, Map.of(), model, reader);
	}

	@PostMapping
	String add(@AuthenticationPrincipal SignedInAgent me, @RequestParam MultiValueMap<String, String> typed,
			Model model, Locale reader, HttpServletResponse response) {
		ViewForm form = ViewForm.typed(null, typed, this.columns);
		Map<String, String> errors = new HashMap<>();
		String[] key = new String[1];
		if (accepted(() -> key[0] = this.saved.add(by(me), form.draft(this.filters, zone(me))), errors, reader)) {
			return "redirect:/desk/views/" + key[0];
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return editor(me, form, errors, model, reader);
	}

	@PostMapping("/{key}")
	String change(@AuthenticationPrincipal SignedInAgent me, @PathVariable String key,
			@RequestParam MultiValueMap<String, String> typed, Model model, Locale reader,
			HttpServletResponse response) {
		ViewForm form = ViewForm.typed(key, typed, this.columns);
		Map<String, String> errors = new HashMap<>();
		if (accepted(() -> this.saved.change(by(me), key, form.version(), form.draft(this.filters, zone(me))), errors,
				reader)) {
			return "redirect:/desk/views/" + key;
		}
		boolean changed = errors.containsKey("form");
		response.setStatus(changed ? HttpStatus.CONFLICT.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
		ViewForm shown = changed ? form.at(this.saved.editable(by(me), key).version()) : form;
		return editor(me, shown, errors, model, reader);
	}

	private boolean accepted(Runnable saving, Map<String, String> errors, Locale reader) {
		try {
			saving.run();
			return true;
		}
		catch (InvalidFilter ex) {
			errors.put(ex.field(), say(ex.key(), reader, ex.arguments()));
		}
		catch (InvalidText ex) {
			errors.put(ex.field(), say(ex.key(), reader, ex.arguments()));
		}
		catch (ViewRefused ex) {
			errors.put(ex.field(), say(ex.key(), reader, ex.arguments()));
		}
		catch (OptimisticLockingFailureException ex) {
			errors.put("form", say("views.refused.changed", reader));
		}
		return false;
	}

	@PostMapping("/{key}/copy")
	String copy(@AuthenticationPrincipal SignedInAgent me, @PathVariable String key, Locale reader) {
		View view = view(me, key, reader);
		String name = say("views.copy-of", reader, String.valueOf(view.name()));
		String copy = this.saved.copy(by(me), view, name.substring(0, Math.min(name.length(), 80)));
		return "redirect:/desk/views/" + copy + "/edit";
	}

	@GetMapping("/arrangement")
	String arrangement(@AuthenticationPrincipal SignedInAgent me, Model model, Locale reader) {
		model.addAttribute("places", this.screens.places(by(me), reader));
		model.addAttribute("deleted", this.saved.restorable(by(me)));
		return "views/arrangement";
	}

	@PostMapping("/{key}/position")
	String move(@AuthenticationPrincipal SignedInAgent me, @PathVariable String key, @RequestParam String direction,
			Locale reader) {
		List<View> order = this.views.counts(by(me), reader).views().stream().map(Counts.Counted::view).toList();
		this.saved.move(by(me), order, key, direction.equals("up"));
		return ARRANGEMENT;
	}

	@PostMapping("/{key}/visibility")
	String hide(@AuthenticationPrincipal SignedInAgent me, @PathVariable String key,
			@RequestParam(defaultValue = "false") boolean hidden, Locale reader) {
		this.saved.hide(by(me), view(me, key, reader), hidden);
		return ARRANGEMENT;
	}

	@PostMapping("/{key}/deletion")
	String delete(@AuthenticationPrincipal SignedInAgent me, @PathVariable String key, Locale reader,
			RedirectAttributes told) {
		String name = this.saved.editable(by(me), key).name();
		this.saved.delete(by(me), key);
		told.addFlashAttribute("notice", say("views.deleted", reader, name));
		told.addFlashAttribute("undo", key);
		return ARRANGEMENT;
	}

	@PostMapping("/{key}/restoration")
	String restore(@AuthenticationPrincipal SignedInAgent me, @PathVariable String key) {
		this.saved.restore(by(me), key);
		return ARRANGEMENT;
	}

	/** The counts of saved views, apart from the page so that it waits for none. */
	@GetMapping("/counts")
	@ResponseBody
	Told counts(@AuthenticationPrincipal SignedInAgent me) {
		Reader.OfDesk reader = by(me);
		SavedViews.Arrangement arrangement = this.saved.arrangement(reader);
		List<View> shown = arrangement.saved().stream().filter((view) -> !arrangement.hides(view.key())).toList();
		SavedCounts.Counted counted = this.counts.count(reader, shown);
		Map<String, String> totals = new HashMap<>();
		for (View view : shown) {
			Counts.Counted one = new Counts.Counted(view, counted.totals().get(view.key()), false);
			totals.put(view.key(), one.any() ? one.shown() : "");
		}
		return new Told(totals, counted.more());
	}

	private View view(SignedInAgent me, String key, Locale reader) {
		return this.views.counts(by(me), reader).view(key);
	}

	private ZoneId zone(SignedInAgent me) {
		return this.staff.agent(me.id()).timeZone();
	}

	private static Reader.OfDesk by(SignedInAgent me) {
		return Reader.OfDesk.of(me);
	}

	private String say(String key, Locale reader, @Nullable Object... arguments) {
		return this.messages.getMessage(key, arguments, reader);
	}

	/**
	 * What the list of views is told.
	 *
	 * @param counts by the key of the view; empty for none
	 * @param more whether to ask again for the rest
	 */
	record Told(Map<String, String> counts, boolean more) {
	}

}
