package dev.frontdesk.setup;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Limits;
import dev.frontdesk.widgets.UnknownWidget;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A look at a page of the company's, told in the reader's language. */
@Controller
@RequestMapping("/admin/chat/widgets/{key}/check")
class InstallationPages {

	private final Widgets widgets;

	private final Installation installation;

	private final Limits limits;

	private final MessageSource messages;

	InstallationPages(Widgets widgets, Installation installation, Limits limits, MessageSource messages) {
		this.widgets = widgets;
		this.installation = installation;
		this.limits = limits;
		this.messages = messages;
	}

	@GetMapping
	String ask(@PathVariable String key, Model model) {
		Widget widget = widget(key);
		model.addAttribute("widget", widget);
		model.addAttribute("address",
				widget.allowedOrigins().stream().findFirst().map((origin) -> origin + "/").orElse("https://"));
		return "setup/check";
	}

	@PostMapping
	String check(@PathVariable String key, @RequestParam(defaultValue = "") String address,
			@AuthenticationPrincipal SignedInAgent me, Model model, Locale reader, HttpServletResponse response) {
		Widget widget = widget(key);
		model.addAttribute("widget", widget);
		model.addAttribute("address", address);
		this.limits.spend("setup.check", Long.toString(me.id()), 60, Duration.ofHours(1));
		try {
			List<Told> told = this.installation.check(widget, address)
				.stream()
				.map((finding) -> told(finding, reader))
				.toList();
			model.addAttribute("findings", told);
			model.addAttribute("bad", told.stream().filter((one) -> one.kind().equals("BAD")).count());
		}
		catch (InvalidText ex) {
			response.setStatus(422);
			model.addAttribute("wrong", this.messages.getMessage(ex.key(), ex.arguments(), reader));
		}
		return "setup/check";
	}

	private Told told(Finding finding, Locale reader) {
		String key = "setup.check." + finding.key();
		Object[] arguments = finding.arguments().toArray();
		String todo = (finding.kind() == Finding.Kind.GOOD) ? ""
				: this.messages.getMessage(key + ".todo", arguments, reader);
		return new Told(finding.kind().name(), this.messages.getMessage(key, arguments, reader), todo);
	}

	private Widget widget(String key) {
		return this.widgets.byKey(key).orElseThrow(UnknownWidget::new);
	}

	/** A finding in words. */
	public record Told(String kind, String text, String todo) {
	}

}
