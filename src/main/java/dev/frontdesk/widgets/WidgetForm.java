package dev.frontdesk.widgets;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.web.FormFields;
import dev.frontdesk.web.FormReading;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import dev.frontdesk.widgets.Look.Shape;
import dev.frontdesk.widgets.Look.Side;
import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What stands in the editor, as typed. */
public record WidgetForm(FormFields fields) {

	WidgetForm(MultiValueMap<String, String> typed) {
		this(new FormFields(typed));
	}

	private static final int MOST_PATTERNS = 50;

	private static final int FARTHEST = 400;

	static WidgetForm of(Widget widget, String brandColor) {
		MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
		Look look = widget.look();
		typed.set("version", Integer.toString(widget.version()));
		typed.set("name", widget.name());
		typed.set("brand", Long.toString(widget.brandId()));
		typed.set("market", Long.toString(widget.marketId()));
		typed.set("origins", String.join("\n", widget.allowedOrigins()));
		typed.set("own-color", (look.color() != null) ? "yes" : "");
		typed.set("color", Objects.requireNonNullElse(look.color(), brandColor));
		typed.set("shape", look.shape().name());
		typed.set("side", look.side().name());
		typed.set("offsetX", Integer.toString(look.offsetX()));
		typed.set("offsetY", Integer.toString(look.offsetY()));
		typed.set("shownOn", lines(look.shownOn()));
		typed.set("hiddenOn", lines(look.hiddenOn()));
		ShownHours hours = look.hours();
		typed.set("when", (hours != null) ? "hours" : "always");
		if (hours != null) {
			typed.set("zone", hours.zone().getId());
			hours.days().forEach((day, spans) -> typed.set("day-" + day, String.join(", ", spans)));
		}
		look.texts()
			.forEach((text, written) -> written.texts()
				.forEach((tag, words) -> typed.set("text-" + text + '-' + tag, words)));
		typed.set("form", Objects.requireNonNullElse(widget.form(), ""));
		look.files().forEach((kind) -> typed.add("files", kind.name()));
		typed.set("megabytes", Integer.toString(look.megabytes()));
		typed.set("sounds", look.sounds() ? "yes" : "");
		return new WidgetForm(typed);
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
	WidgetForm at(int version) {
		return new WidgetForm(this.fields.at(version));
	}

	/**
	 * What it would make, with what is wrong left out and told.
	 * @param brands the ids that may be chosen
	 * @param markets the ids that may be chosen
	 */
	Judged judge(@Nullable String logo, Set<Long> brands, Set<Long> markets) {
		return new Judge(this.fields).judge(logo, brands, markets);
	}

	/**
	 * @param wrong by field, the first thing of each
	 */
	record Judged(WidgetDraft draft, Map<String, InvalidText> wrong) {
	}

	private static final class Judge {

		private final FormFields form;

		private final FormReading reading;

		Judge(FormFields form) {
			this.form = form;
			this.reading = new FormReading(form);
		}

		Judged judge(@Nullable String logo, Set<Long> brands, Set<Long> markets) {
			String name = this.reading.take(() -> Texts.line("name", this.form.get("name"), 80), "");
			Look look = new Look(color(), logo, this.reading.one("shape", Shape.class, Shape.ROUND),
					this.reading.one("side", Side.class, Side.RIGHT), this.reading.number("offsetX", 0, FARTHEST, 20),
					this.reading.number("offsetY", 0, FARTHEST, 20), patterns("shownOn"), patterns("hiddenOn"), hours(),
					texts(), files(), this.reading.number("megabytes", 1, Look.MOST_MEGABYTES, 10),
					this.form.has("sounds", "yes"));
			String asked = this.form.get("form");
			WidgetDraft draft = new WidgetDraft(name, known("brand", brands), known("market", markets),
					this.reading.each("origins", Origins.MOST, (line) -> Origins.typed("origins", line)),
					asked.isBlank() ? null : asked, look);
			return new Judged(draft, this.reading.wrong());
		}

		private @Nullable String color() {
			String color = this.form.get("color").toLowerCase(Locale.ROOT);
			if (!this.form.has("own-color", "yes")) {
				return null;
			}
			if (!color.matches("#[0-9a-f]{6}")) {
				this.reading.refuse(new InvalidText("color", "widgets.color.invalid"));
				return null;
			}
			return color;
		}

		private long known(String field, Set<Long> ids) {
			return this.reading.known(field, ids).orElseGet(() -> ids.iterator().next());
		}

		private List<PagePattern> patterns(String field) {
			return this.reading.each(field, MOST_PATTERNS, (line) -> PagePattern.typed(field, line));
		}

		private @Nullable ShownHours hours() {
			if (!this.form.get("when").equals("hours")) {
				return null;
			}
			Map<DayOfWeek, List<String>> days = new EnumMap<>(DayOfWeek.class);
			for (DayOfWeek day : DayOfWeek.values()) {
				List<String> spans = this.reading
					.take(() -> ShownHours.typed("day-" + day, this.form.get("day-" + day)), List.<String>of());
				if (!spans.isEmpty()) {
					days.put(day, spans);
				}
			}
			if (days.isEmpty()
					&& this.reading.wrong().keySet().stream().noneMatch((field) -> field.startsWith("day-"))) {
				this.reading.refuse(new InvalidText("day-MONDAY", "widgets.hours.none"));
			}
			if (!ZoneId.getAvailableZoneIds().contains(this.form.get("zone"))) {
				this.reading.refuse(FormReading.gone("zone"));
				return null;
			}
			return new ShownHours(ZoneId.of(this.form.get("zone")), days);
		}

		private Map<WidgetText, LocalizedText> texts() {
			Map<WidgetText, LocalizedText> texts = new EnumMap<>(WidgetText.class);
			for (WidgetText text : WidgetText.values()) {
				Map<String, String> written = new TreeMap<>();
				for (Locale locale : Languages.SHIPPED) {
					String field = "text-" + text + '-' + locale.toLanguageTag();
					written.put(locale.toLanguageTag(), this.reading.take(() -> line(field, text), ""));
				}
				LocalizedText kept = new LocalizedText(written);
				if (!kept.texts().isEmpty()) {
					texts.put(text, kept);
				}
			}
			return texts;
		}

		private String line(String field, WidgetText text) {
			String line = Texts.optionalLine(field, this.form.get(field), text.longest());
			if (text == WidgetText.GREETING || text == WidgetText.INTRO) {
				PersonalTexts.check(field, line);
			}
			return line;
		}

		private Set<FileKind> files() {
			Set<FileKind> kinds = EnumSet.noneOf(FileKind.class);
			for (FileKind kind : FileKind.values()) {
				if (this.form.has("files", kind.name())) {
					kinds.add(kind);
				}
			}
			return kinds;
		}

	}

}
