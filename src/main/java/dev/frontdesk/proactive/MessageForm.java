package dev.frontdesk.proactive;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.frontdesk.language.Languages;
import dev.frontdesk.proactive.Conditions.Asked;
import dev.frontdesk.proactive.Conditions.Hours;
import dev.frontdesk.proactive.Conditions.Test;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.web.FormFields;
import dev.frontdesk.web.FormReading;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import dev.frontdesk.widgets.PagePattern;
import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What stands in the editor, as typed. */
record MessageForm(FormFields fields) {

	MessageForm(MultiValueMap<String, String> typed) {
		this(new FormFields(typed));
	}

	/** Texts that can be tried against each other. */
	static final int VARIANTS = 3;

	static final int ATTRIBUTES = 3;

	private static final int PATTERNS = 30;

	static MessageForm blank(long widgetId) {
		return of(new ProactiveMessage(0, "", widgetId, "", false, Conditions.STANDARD,
				List.of(new Variant(1, new LocalizedText(Map.of()))), 10, null, null, 0));
	}

	static MessageForm of(ProactiveMessage message) {
		MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
		Conditions asked = message.conditions();
		typed.set("version", Integer.toString(message.version()));
		typed.set("name", message.name());
		typed.set("widget", Long.toString(message.widgetId()));
		typed.set("on", lines(asked.on()));
		typed.set("off", lines(asked.off()));
		typed.set("after", number(asked.after()));
		typed.set("scroll", number(asked.scroll()));
		typed.set("idle", number(asked.idle()));
		typed.set("visits", number(asked.visits()));
		typed.set("exit", asked.exit() ? "yes" : "");
		typed.set("event", asked.event());
		for (int i = 0; i < asked.attributes().size(); i++) {
			typed.set("attribute-" + i, asked.attributes().get(i).key());
			typed.set("test-" + i, asked.attributes().get(i).test().name());
			typed.set("value-" + i, asked.attributes().get(i).value());
		}
		asked.locales().forEach((locale) -> typed.add("locales", locale));
		typed.set("hours", asked.hours().name());
		typed.set("times", Integer.toString(asked.times()));
		typed.set("days", Integer.toString(asked.days()));
		typed.set("most", Objects.toString(message.most(), ""));
		typed.set("hold", Integer.toString(message.holdOut()));
		typed.set("goal", Objects.toString(message.goalId(), ""));
		for (int i = 0; i < message.variants().size(); i++) {
			Variant variant = message.variants().get(i);
			typed.set("share-" + i, Integer.toString(variant.share()));
			String prefix = "text-" + i + '-';
			variant.text().texts().forEach((tag, text) -> typed.set(prefix + tag, text));
		}
		return new MessageForm(typed);
	}

	private static String number(int number) {
		return (number == 0) ? "" : Integer.toString(number);
	}

	private static String lines(List<PagePattern> patterns) {
		return patterns.stream().map(PagePattern::written).collect(Collectors.joining("\n"));
	}

	public String get(String field) {
		return this.fields.get(field);
	}

	public boolean has(String field, String value) {
		return this.fields.has(field, value);
	}

	int version() {
		return this.fields.version();
	}

	/** The same on top of what someone else saved meanwhile. */
	MessageForm at(int version) {
		return new MessageForm(this.fields.at(version));
	}

	/**
	 * What it would make, with what is wrong left out and told.
	 * @param widgets the ids that may be chosen
	 * @param goals the ids that may be chosen
	 */
	Judged judge(Set<Long> widgets, Set<Long> goals) {
		return new Judge(this.fields).judge(widgets, goals);
	}

	/**
	 * @param wrong by field, the first thing of each
	 */
	record Judged(MessageDraft draft, Map<String, InvalidText> wrong) {
	}

	private static final class Judge {

		private final FormFields form;

		private final FormReading reading;

		Judge(FormFields form) {
			this.form = form;
			this.reading = new FormReading(form);
		}

		Judged judge(Set<Long> widgets, Set<Long> goals) {
			Conditions conditions = new Conditions(patterns("on"), patterns("off"), number("after", 0, 3600, 0),
					number("scroll", 0, 100, 0), number("idle", 0, 3600, 0), this.form.has("exit", "yes"),
					number("visits", 0, 1000, 0), event(), attributes(), locales(),
					this.reading.one("hours", Hours.class, Hours.ANY), number("times", 1, 20, 1),
					number("days", 1, 365, 30));
			String goal = this.form.get("goal");
			MessageDraft draft = new MessageDraft(known("widget", widgets),
					this.reading.take(() -> Texts.line("name", this.form.get("name"), 80), ""), conditions, variants(),
					number("hold", 0, 90, 0), goal.isEmpty() ? null : Long.valueOf(known("goal", goals)), most());
			return new Judged(draft, this.reading.wrong());
		}

		private @Nullable Integer most() {
			int most = number("most", 0, 10_000_000, 0);
			return (most == 0) ? null : most;
		}

		private String event() {
			return this.reading.take(() -> Texts.optionalLine("event", this.form.get("event"), 60), "");
		}

		private List<Variant> variants() {
			List<Variant> variants = new ArrayList<>();
			for (int i = 0; i < VARIANTS; i++) {
				Map<String, String> texts = new TreeMap<>();
				for (Locale locale : Languages.SHIPPED) {
					String field = "text-" + i + '-' + locale.toLanguageTag();
					texts.put(locale.toLanguageTag(),
							this.reading.take(() -> Wording.typed(field, this.form.get(field)), ""));
				}
				LocalizedText text = new LocalizedText(texts);
				String share = "share-" + i;
				if (!text.texts().isEmpty()) {
					variants.add(new Variant(number(share, 1, 100, 1), text));
				}
			}
			if (variants.isEmpty()) {
				this.reading.refuse(new InvalidText("text-0-" + Languages.SHIPPED.getFirst().toLanguageTag(),
						"proactive.text.none"));
				variants.add(new Variant(1, new LocalizedText(Map.of())));
			}
			return variants;
		}

		private List<Asked> attributes() {
			List<Asked> attributes = new ArrayList<>();
			for (int i = 0; i < ATTRIBUTES; i++) {
				String field = "attribute-" + i;
				String test = "test-" + i;
				String value = "value-" + i;
				String key = this.reading.take(() -> Texts.optionalLine(field, this.form.get(field), 60), "");
				if (!key.isEmpty()) {
					attributes.add(new Asked(key, this.reading.one(test, Test.class, Test.IS),
							this.reading.take(() -> Texts.optionalLine(value, this.form.get(value), 100), "")));
				}
			}
			return attributes;
		}

		private Set<String> locales() {
			Set<String> locales = new LinkedHashSet<>();
			Languages.SHIPPED.stream()
				.map(Locale::toLanguageTag)
				.filter((tag) -> this.form.has("locales", tag))
				.forEach(locales::add);
			return locales;
		}

		private List<PagePattern> patterns(String field) {
			return this.reading.each(field, PATTERNS, (line) -> PagePattern.typed(field, line));
		}

		private long known(String field, Set<Long> ids) {
			return this.reading.known(field, ids).orElse(-1L);
		}

		/** Nothing typed is nothing asked, where that may be. */
		private int number(String field, int least, int most, int otherwise) {
			return (least == 0 && this.form.get(field).isBlank()) ? 0
					: this.reading.number(field, least, most, otherwise);
		}

	}

}
