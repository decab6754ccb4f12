package dev.frontdesk.chat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.frontdesk.availability.Availability;
import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Brand;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.shell.Face;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.trails.Policies;
import dev.frontdesk.trails.Policy;
import dev.frontdesk.widgets.FileKind;
import dev.frontdesk.widgets.PersonalTexts;
import dev.frontdesk.widgets.Previews;
import dev.frontdesk.widgets.Sightings;
import dev.frontdesk.widgets.Look;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.WidgetText;
import dev.frontdesk.widgets.Widgets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page in the frame: greeting, who is here, one box to type in. */
@Controller
class Panel {

	/** Words that its scripts need, as keys below {@code chat.panel.}. */
	private static final List<String> WORDS = List.of("sending", "sent", "seen", "failed", "retry", "typing",
			"someone-typing", "today", "yesterday", "offline", "reconnecting", "new-message", "you", "desk",
			"email-saved", "email-invalid", "email-label", "email-send", "too-long", "upload-failed", "write-too",
			"queue.next", "queue.place", "queue.wait", "queue.left");

	private final Widgets widgets;

	private final Availability availability;

	private final PersonalTexts texts;

	private final Settings settings;

	private final MessageSource messages;

	private final JsonMapper json;

	private final PreChat preChat;

	private final Previews previews;

	private final Sightings sightings;

	private final Policies policies;

	private final List<PanelPart> parts;

	Panel(Widgets widgets, Previews previews, Sightings sightings, Availability availability, PersonalTexts texts,
			Settings settings, MessageSource messages, JsonMapper json, PreChat preChat, Policies policies,
			List<PanelPart> parts) {
		this.parts = List.copyOf(parts);
		this.policies = policies;
		this.preChat = preChat;
		this.previews = previews;
		this.sightings = sightings;
		this.widgets = widgets;
		this.availability = availability;
		this.texts = texts;
		this.settings = settings;
		this.messages = messages;
		this.json = json;
	}

	@GetMapping("/chat/panel")
	String panel(@RequestParam(defaultValue = Widget.DEFAULT) String widget, Locale locale, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		Widget shown = this.widgets.open(widget);
		response.setHeader("Content-Security-Policy", policy(shown, request));
		this.sightings.seen(shown, request);
		String logo = shown.look().logo();
		model.addAttribute("logo", (logo != null) ? "/chat/logo/" + logo : null);
		return draw(shown, locale, model, response);
	}

	/** The chat as a page of its own, for letters, posters and QR codes. */
	// the socket's own mapping comes after those of controllers
	@GetMapping("/chat/{key:(?!socket$)[\\w-]+}")
	String alone(@PathVariable String key, Locale locale, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		response.setHeader("X-Robots-Tag", "noindex");
		model.addAttribute("alone", true);
		return panel(key, locale, model, request, response);
	}

	/**
	 * As it would be if what an admin is typing were saved; nothing can be sent from it.
	 */
	@GetMapping("/admin/chat/preview/{id}/panel")
	String preview(@PathVariable String id, @AuthenticationPrincipal SignedInAgent me, Locale locale, Model model,
			HttpServletResponse response) {
		Widget shown = this.previews.shown(me.id(), id);
		response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; "
				+ "base-uri 'none'; form-action 'none'; frame-ancestors 'self'");
		model.addAttribute("logo", (shown.look().logo() != null) ? "/admin/chat/preview/" + id + "/logo" : null);
		model.addAttribute("preview", true);
		return draw(shown, locale, model, response);
	}

	private String draw(Widget shown, Locale locale, Model model, HttpServletResponse response) {
		response.setHeader("Cache-Control", "no-store");
		Availability.State desk = this.availability.of(shown, locale);
		Look look = shown.look();
		model.addAttribute("widget", shown.key());
		Brand brand = this.settings.brand(shown.brandId());
		String color = look.color();
		model.addAttribute("brand", brand);
		model.addAttribute("tint", ((color != null) ? color : brand.color()).substring(1));
		model.addAttribute("language", locale.toLanguageTag());
		model.addAttribute("greeting", this.texts.say(shown, WidgetText.GREETING, locale));
		model.addAttribute("intro", this.texts.say(shown, WidgetText.INTRO, locale));
		model.addAttribute("desk", desk);
		model.addAttribute("chatIn",
				Languages.SHIPPED.stream()
					.collect(Collectors.toMap(Locale::toLanguageTag,
							(one) -> this.messages.getMessage("chat.panel.in-language", null, one))));
		model.addAttribute("finePrint", this.texts.say(shown, WidgetText.FINE_PRINT, locale));
		model.addAttribute("files", !look.files().isEmpty());
		model.addAttribute("accept", FileKind.accept(look.files()));
		model.addAttribute("sounds", look.sounds());
		model.addAttribute("faces", desk.names().stream().limit(3).map(Face::of).toList());
		model.addAttribute("names", String.join(", ", desk.names().stream().limit(3).toList()));
		Policy policy = this.policies.of(shown.marketId());
		model.addAttribute("asksConsent", (policy.way() == Policy.Way.PANEL) ? policy.days() : null);
		model.addAttribute("sheet", this.preChat.sheet(shown, locale));
		model.addAttribute("parts", this.json.writeValueAsString(parts(shown, locale)));
		model.addAttribute("words", this.json.writeValueAsString(words(locale)));
		return "chat/panel";
	}

	private Map<String, Object> parts(Widget shown, Locale locale) {
		Map<String, Object> parts = new TreeMap<>();
		for (PanelPart part : this.parts) {
			Map<String, Object> told = part.shown(shown, locale);
			if (!told.isEmpty()) {
				parts.put(part.name(), told);
			}
		}
		return parts;
	}

	private Map<String, String> words(Locale locale) {
		Map<String, String> words = new TreeMap<>();
		for (String word : WORDS) {
			words.put(word, this.messages.getMessage("chat.panel." + word, new Object[] { "{0}", "{1}" }, locale));
		}
		return words;
	}

	private static String policy(Widget widget, HttpServletRequest request) {
		String host = request.getServerName() + ":" + request.getServerPort();
		return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self' ws://"
				+ host + " wss://" + host + "; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
				+ widget.allowedOrigins().stream().map(" "::concat).reduce("", String::concat);
	}

}
