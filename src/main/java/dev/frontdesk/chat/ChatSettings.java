package dev.frontdesk.chat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Widgets as admins set them: snippet, sites, greeting. */
@Controller
class ChatSettings {

	private final Widgets widgets;

	private final PreChat preChat;

	private final MessageSource messages;

	private final String address;

	ChatSettings(Widgets widgets, PreChat preChat, MessageSource messages, @Value("${frontdesk.url}") String address) {
		this.widgets = widgets;
		this.preChat = preChat;
		this.messages = messages;
		this.address = address;
	}

	@GetMapping("/admin/chat")
	String show(Model model, @RequestParam(required = false) @Nullable String saved, Locale reader) {
		List<Widget> all = this.widgets.all();
		model.addAttribute("widgets", all);
		model.addAttribute("greetings",
				all.stream().collect(Collectors.toMap(Widget::key, (widget) -> widget.greeting().texts())));
		model.addAttribute("forms",
				all.stream().collect(Collectors.toMap(Widget::key, (widget) -> forms(widget, reader))));
		model.addAttribute("address", this.address);
		model.addAttribute("saved", saved != null);
		return "chat/settings";
	}

	@PostMapping("/admin/chat/widgets/{key}")
	ModelAndView save(@PathVariable String key, @RequestParam(defaultValue = "") String origins,
			@RequestParam Map<String, String> form, @AuthenticationPrincipal SignedInAgent admin, Model model) {
		if (this.widgets.byKey(key).isEmpty()) {
			throw new UnknownWidget();
		}
		Actor actor = Actor.agent(admin.id());
		try {
			this.widgets.allow(actor, key, origins.lines().toList());
		}
		catch (InvalidOrigin ex) {
			model.addAttribute("refused", key);
			model.addAttribute("origins", origins);
			model.addAttribute("refusal",
					this.messages.getMessage(ex.key(), ex.arguments(), LocaleContextHolder.getLocale()));
			return new ModelAndView(show(model, null, LocaleContextHolder.getLocale()), model.asMap(),
					HttpStatus.UNPROCESSABLE_CONTENT);
		}
		this.widgets.greet(actor, key, greeting(form));
		this.widgets.ask(actor, key, form.getOrDefault("form", ""));
		return new ModelAndView("redirect:/admin/chat?saved");
	}

	private List<Choice> forms(Widget widget, Locale reader) {
		return this.preChat.offered(widget)
			.stream()
			.map((form) -> new Choice(form.key(), form.name(reader), form.key().equals(widget.form())))
			.toList();
	}

	private static LocalizedText greeting(Map<String, String> form) {
		Map<String, String> texts = new LinkedHashMap<>();
		Languages.SHIPPED.forEach((locale) -> texts.put(locale.toLanguageTag(),
				Texts.optionalLine("greeting", form.get("greeting." + locale.toLanguageTag()), 200)));
		return new LocalizedText(texts);
	}

	/** A form to ask before the first message. */
	public record Choice(String key, String name, boolean chosen) {
	}

}
