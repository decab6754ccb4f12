package dev.frontdesk.widgets;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.shell.BrandColor;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What is to be said about settings while they are typed, by the part of the editor that
 * says it.
 */
@Component
class Verdicts {

	private static final double READABLE = 4.5;

	private final Settings settings;

	private final MessageSource messages;

	private final Clock clock;

	Verdicts(Settings settings, MessageSource messages, Clock clock) {
		this.settings = settings;
		this.messages = messages;
		this.clock = clock;
	}

	/**
	 * @param tried the address of a page, as the admin typed it
	 */
	Map<String, String> of(WidgetDraft draft, String tried, Locale reader) {
		Map<String, String> verdicts = new LinkedHashMap<>();
		verdicts.put("color", color(draft, reader));
		verdicts.put("tried", tried(draft.look(), tried.strip(), reader));
		ShownHours hours = draft.look().hours();
		verdicts.put("hours", (hours == null) ? ""
				: say(hours.shownAt(this.clock.instant()) ? "widgets.hours.now" : "widgets.hours.not-now", reader));
		for (Locale locale : Languages.SHIPPED) {
			verdicts.put("texts-" + locale.toLanguageTag(), missing(draft.look(), locale, reader));
		}
		return verdicts;
	}

	private String color(WidgetDraft draft, Locale reader) {
		String color = Objects.requireNonNullElseGet(draft.look().color(),
				() -> this.settings.brand(draft.brandId()).color());
		return BrandColor.of(color.substring(1)).map((one) -> {
			String contrast = "%.1f".formatted(one.contrast());
			return (one.contrast() >= READABLE) ? say("widgets.color.good", reader, contrast)
					: say("widgets.color.pale", reader, contrast, "#%06x".formatted(one.readable()));
		}).orElse("");
	}

	private String tried(Look look, String tried, Locale reader) {
		if (tried.isEmpty()) {
			return "";
		}
		URI page;
		try {
			page = URI.create(new PagePattern(tried).encoded());
		}
		catch (IllegalArgumentException ex) {
			return say("widgets.pages.try.invalid", reader);
		}
		if (page.getScheme() == null || page.getRawAuthority() == null) {
			return say("widgets.pages.try.invalid", reader);
		}
		for (PagePattern hidden : look.hiddenOn()) {
			if (hidden.matches(page)) {
				return say("widgets.pages.try.hidden", reader, hidden.written());
			}
		}
		if (look.shownOn().isEmpty()) {
			return say("widgets.pages.try.everywhere", reader);
		}
		return look.shownOn()
			.stream()
			.filter((shown) -> shown.matches(page))
			.findFirst()
			.map((shown) -> say("widgets.pages.try.shown", reader, shown.written()))
			.orElseGet(() -> say("widgets.pages.try.nowhere", reader));
	}

	private String missing(Look look, Locale locale, Locale reader) {
		List<String> missing = Stream.of(WidgetText.values())
			.filter((text) -> look.text(text, locale).isEmpty())
			.map((text) -> say("widgets.text." + text, reader))
			.toList();
		return missing.isEmpty() ? say("widgets.texts.complete", reader)
				: say("widgets.texts.missing", reader, missing.size(), String.join(", ", missing));
	}

	private String say(String key, Locale reader, Object... arguments) {
		return this.messages.getMessage(key, arguments, reader);
	}

}
