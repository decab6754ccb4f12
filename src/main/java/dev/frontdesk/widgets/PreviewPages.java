package dev.frontdesk.widgets;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.language.Languages;
import dev.frontdesk.staff.SignedInAgent;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
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

/**
 * A page with the real launcher and panel on it, as they would be if what is typed were
 * saved.
 */
@Controller
@RequestMapping("/admin/chat/preview")
class PreviewPages {

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
			+ "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

	private final WidgetEditing editing;

	private final Previews previews;

	private final LoaderScript script;

	PreviewPages(WidgetEditing editing, Previews previews, LoaderScript script) {
		this.editing = editing;
		this.previews = previews;
		this.script = script;
	}

	/** What is wrong is left as it was and told. */
	@PostMapping
	String type(@RequestParam MultiValueMap<String, String> typed,
			@RequestParam(required = false) @Nullable MultipartFile logo, @AuthenticationPrincipal SignedInAgent me,
			Model model, Locale reader, HttpServletResponse response) {
		WidgetForm form = new WidgetForm(typed);
		WidgetEditing.Weighed weighed = this.editing.weigh(form, logo);
		String id = this.previews.keep(me.id(), weighed.draft());
		response.setHeader("Content-Security-Policy", POLICY);
		response.setHeader("Cache-Control", "no-store");
		Locale spoken = Languages.shipped(form.get("as")).orElse(reader);
		Map<String, String> wrong = new LinkedHashMap<>();
		weighed.wrong().forEach((field, refused) -> wrong.put(field, this.editing.say(refused, reader)));
		model.addAttribute("id", id);
		model.addAttribute("wrong", wrong);
		model.addAttribute("verdicts", this.editing.verdicts(weighed.draft(), form, reader));
		page(model, id, spoken, true);
		return "widgets/preview";
	}

	@GetMapping("/{id}")
	String show(@PathVariable String id, @RequestParam(defaultValue = "") String locale,
			@RequestParam(required = false) @Nullable String closed, Model model, Locale reader,
			HttpServletResponse response) {
		response.setHeader("Content-Security-Policy", POLICY);
		response.setHeader("Cache-Control", "no-store");
		page(model, id, Languages.shipped(locale).orElse(reader), closed == null);
		return "widgets/preview";
	}

	private static void page(Model model, String id, Locale spoken, boolean show) {
		model.addAttribute("show", show);
		model.addAttribute("id", id);
		model.addAttribute("spoken", spoken.toLanguageTag());
		model.addAttribute("direction", Languages.rightToLeft(spoken) ? "rtl" : "ltr");
	}

	@GetMapping("/{id}/widget.js")
	ResponseEntity<String> loader(@PathVariable String id, @RequestParam(defaultValue = "true") boolean show,
			@AuthenticationPrincipal SignedInAgent me) {
		Widget widget = this.previews.shown(me.id(), id);
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.contentType(Loader.JAVASCRIPT)
			.body(this.script.preview(widget, "/admin/chat/preview/" + id + "/panel?quiet", show));
	}

}
