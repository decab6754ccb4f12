package dev.frontdesk.widgets;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.shell.BrandColor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The loader with what one widget needs written into it, so that its button stands after
 * a single request.
 */
@Component
class LoaderScript {

	private static final String SETTINGS = "{/* settings */}";

	private final String script;

	private final Settings settings;

	private final MessageSource messages;

	private final JsonMapper json;

	private final BroughtScripts brought;

	private final List<LoaderPart> parts;

	LoaderScript(Settings settings, MessageSource messages, JsonMapper json, BroughtScripts brought,
			List<LoaderPart> parts) throws IOException {
		this.parts = parts;
		this.brought = brought;
		this.settings = settings;
		this.messages = messages;
		this.json = json;
		this.script = BroughtScripts.read("static/widgets/widget.js");
	}

	String of(Widget widget) {
		Look look = widget.look();
		Map<String, @Nullable Object> all = common(widget, "/chat/panel?widget=" + widget.key());
		// The panel's own policy says it again, to browsers; this spares the page a
		// button that opens nothing
		all.put("origins", widget.allowedOrigins());
		all.put("on", look.shownOn().stream().map(PagePattern::encoded).toList());
		all.put("off", look.hiddenOn().stream().map(PagePattern::encoded).toList());
		ShownHours hours = look.hours();
		all.put("hours", (hours != null) ? hours.forBrowsers() : null);
		all.put("more", this.brought.host());
		this.parts.forEach((part) -> all.putAll(part.of(widget)));
		return with(all);
	}

	/** Shows everywhere and takes the keyboard away from no one. */
	String preview(Widget widget, String panel, boolean opened) {
		Map<String, @Nullable Object> all = common(widget, panel);
		all.put("quiet", true);
		all.put("show", opened);
		return with(all);
	}

	/** Draws nothing, but still brings another widget where the page names one. */
	String silent(Widget widget) {
		return with(new LinkedHashMap<>(Map.of("key", widget.key(), "closed", true)));
	}

	private Map<String, @Nullable Object> common(Widget widget, String panel) {
		Look look = widget.look();
		Map<String, @Nullable Object> all = new LinkedHashMap<>();
		all.put("key", widget.key());
		all.put("panel", panel);
		all.put("frame", this.brought.frame());
		all.put("color", color(widget));
		all.put("shape", look.shape().name().toLowerCase(Locale.ROOT));
		all.put("side", look.side().name().toLowerCase(Locale.ROOT));
		all.put("x", look.offsetX());
		all.put("y", look.offsetY());
		Map<String, List<String>> words = new LinkedHashMap<>();
		for (Locale locale : Languages.SHIPPED) {
			words.put(locale.toLanguageTag(),
					List.of(look.text(WidgetText.LAUNCHER, locale)
						.orElseGet(() -> say(WidgetText.LAUNCHER.key(), locale)), say("widgets.word.close", locale),
							say("widgets.word.title", locale)));
		}
		all.put("words", words);
		return all;
	}

	private String with(Map<String, @Nullable Object> all) {
		all.values().removeIf((value) -> value == null || List.of().equals(value));
		// nothing in it may end the script of a page that takes it in
		return this.script.replace(SETTINGS, this.json.writeValueAsString(all).replace("<", "\\u003c"));
	}

	private String color(Widget widget) {
		String color = Objects.requireNonNullElseGet(widget.look().color(),
				() -> this.settings.brand(widget.brandId()).color());
		return BrandColor.of(color.substring(1)).map((one) -> "#%06x".formatted(one.readable())).orElse(color);
	}

	private String say(String key, Locale locale) {
		return this.messages.getMessage(key, null, locale);
	}

}
