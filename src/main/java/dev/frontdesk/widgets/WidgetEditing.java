package dev.frontdesk.widgets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.frontdesk.settings.Brand;
import dev.frontdesk.settings.Market;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Weighs what stands in the editor, for saving and for previews alike. */
@Component
class WidgetEditing {

	private final Widgets widgets;

	private final Logos logos;

	private final Settings settings;

	private final Verdicts verdicts;

	private final MessageSource messages;

	WidgetEditing(Widgets widgets, Logos logos, Settings settings, Verdicts verdicts, MessageSource messages) {
		this.widgets = widgets;
		this.logos = logos;
		this.settings = settings;
		this.verdicts = verdicts;
		this.messages = messages;
	}

	/**
	 * A sent logo is kept; without one, the widget's own stays unless it is taken away.
	 */
	Weighed weigh(WidgetForm form, @Nullable MultipartFile sent) {
		Map<String, InvalidText> wrong = new TreeMap<>();
		String logo = form.has("without-logo", "yes") ? null
				: this.widgets.byKey(form.get("key")).map((widget) -> widget.look().logo()).orElse(null);
		try {
			String fresh = this.logos.kept(sent);
			logo = (fresh != null) ? fresh : logo;
		}
		catch (InvalidText ex) {
			wrong.put(ex.field(), ex);
		}
		Set<Long> brands = this.settings.brands().stream().map(Brand::id).collect(Collectors.toSet());
		Set<Long> markets = this.settings.markets().stream().map(Market::id).collect(Collectors.toSet());
		WidgetForm.Judged judged = form.judge(logo, brands, markets);
		wrong.putAll(judged.wrong());
		return new Weighed(judged.draft(), wrong);
	}

	Map<String, String> verdicts(WidgetDraft draft, WidgetForm form, Locale reader) {
		return this.verdicts.of(draft, form.get("tried"), reader);
	}

	/** What the company’s own words would stand in for, by text and language. */
	Map<String, String> words(List<Locale> locales) {
		Map<String, String> words = new LinkedHashMap<>();
		for (WidgetText text : WidgetText.values()) {
			locales.forEach((locale) -> words.put(text + "-" + locale.toLanguageTag(),
					this.messages.getMessage(text.key(), null, locale)));
		}
		return words;
	}

	String say(Refusal refused, Locale reader) {
		return this.messages.getMessage(refused.key(), refused.arguments(), reader);
	}

	/**
	 * @param wrong by field
	 */
	record Weighed(WidgetDraft draft, Map<String, InvalidText> wrong) {
	}

}
