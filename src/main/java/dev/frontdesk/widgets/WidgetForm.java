package dev.frontdesk.widgets;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import dev.frontdesk.widgets.Look.Shape;
import dev.frontdesk.widgets.Look.Side;
import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What stands in the editor, as typed. */
public record WidgetForm(MultiValueMap<String, String> typed) {

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
		return Objects.requireNonNullElse(this.typed.getFirst(field), "");
	}

	public boolean has(String field, String value) {
		return this.typed.getOrDefault(field, List.of()).contains(value);
	}

	int version() {
		return get("version").matches("[0-9]{1,9}") ? Integer.parseInt(get("version")) : 0;
	}

	/** The same on top of what someone else saved meanwhile. */
	WidgetForm at(int version) {
		MultiValueMap<String, String> again = new LinkedMultiValueMap<>(this.typed);
		again.set("version", Integer.toString(version));
		return new WidgetForm(again);
	}

	/**
	 * What it would make, with what is wrong left out and told.
	 * @param brands the ids that may be chosen
	 * @param markets the ids that may be chosen
	 */
	Judged judge(@Nullable String logo, Set<Long> brands, Set<Long> markets) {
		return new Judge(this).judge(logo, brands, markets);
	}

	/**
	 * @param wrong by field, the first thing of each
	 */
	record Judged(WidgetDraft draft, Map<String, InvalidText> wrong) {
	}

	private static final class Judge {

		private final WidgetForm form;

		private final Map<String, InvalidText> wrong = new TreeMap<>();

		Judge(WidgetForm form) {
			this.form = form;
		}

		Judged judge(@Nullable String logo, Set<Long> brands, Set<Long> markets) {
			String name = take(() -> Texts.line("name", this.form.get("name"), 80), "");
			Look look = new Look(color(), logo, one("shape", Shape.class, Shape.ROUND),
					one("side", Side.class, Side.RIGHT), number("offsetX", 0, FARTHEST, 20),
					number("offsetY", 0, FARTHEST, 20), patterns("shownOn"), patterns("hiddenOn"), hours(), texts(),
					files(), number("megabytes", 1, Look.MOST_MEGABYTES, 10), this.form.has("sounds", "yes"));
			String asked = this.form.get("form");
			WidgetDraft draft = new WidgetDraft(name, known("brand", brands), known("market", markets),
					each("origins", Origins.MOST, (line) -> Origins.typed("origins", line)),
					asked.isBlank() ? null : asked, look);
			return new Judged(draft, this.wrong);
		}

		private @Nullable String color() {
			String color = this.form.get("color").toLowerCase(Locale.ROOT);
			if (!this.form.has("own-color", "yes")) {
				return null;
			}
			if (!color.matches("#[0-9a-f]{6}")) {
				return refuse(new InvalidText("color", "widgets.color.invalid"));
			}
			return color;
		}

		private long known(String field, Set<Long> ids) {
			String typed = this.form.get(field);
			long id = typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : -1;
			if (!ids.contains(id)) {
				refuse(new InvalidText(field, "widgets.choice.gone"));
				return ids.iterator().next();
			}
			return id;
		}

		private <E extends Enum<E>> E one(String field, Class<E> type, E otherwise) {
			for (E value : type.getEnumConstants()) {
				if (value.name().equals(this.form.get(field))) {
					return value;
				}
			}
			refuse(new InvalidText(field, "widgets.choice.gone"));
			return otherwise;
		}

		private int number(String field, int least, int most, int otherwise) {
			String typed = this.form.get(field).strip();
			if (typed.matches("[0-9]{1,6}")) {
				int number = Integer.parseInt(typed);
				if (number >= least && number <= most) {
					return number;
				}
			}
			refuse(new InvalidText(field, "widgets.number.range", least, most));
			return otherwise;
		}

		private List<PagePattern> patterns(String field) {
			return each(field, MOST_PATTERNS, (line) -> PagePattern.typed(field, line));
		}

		private <T> List<T> each(String field, int most, Function<String, T> made) {
			List<T> all = new ArrayList<>();
			this.form.get(field).lines().filter((line) -> !line.isBlank()).forEach((line) -> {
				try {
					T one = made.apply(line);
					if (!all.contains(one)) {
						all.add(one);
					}
				}
				catch (InvalidText ex) {
					refuse(ex);
				}
			});
			if (all.size() > most) {
				refuse(new InvalidText(field, "widgets.lines.too-many", most));
			}
			return all.subList(0, Math.min(all.size(), most));
		}

		private @Nullable ShownHours hours() {
			if (!this.form.get("when").equals("hours")) {
				return null;
			}
			Map<DayOfWeek, List<String>> days = new EnumMap<>(DayOfWeek.class);
			for (DayOfWeek day : DayOfWeek.values()) {
				List<String> spans = take(() -> ShownHours.typed("day-" + day, this.form.get("day-" + day)),
						List.<String>of());
				if (!spans.isEmpty()) {
					days.put(day, spans);
				}
			}
			if (days.isEmpty() && this.wrong.keySet().stream().noneMatch((field) -> field.startsWith("day-"))) {
				refuse(new InvalidText("day-MONDAY", "widgets.hours.none"));
			}
			if (!ZoneId.getAvailableZoneIds().contains(this.form.get("zone"))) {
				refuse(new InvalidText("zone", "widgets.choice.gone"));
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
					written.put(locale.toLanguageTag(), take(() -> line(field, text), ""));
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

		private <T> T take(Supplier<T> taken, T otherwise) {
			try {
				return taken.get();
			}
			catch (InvalidText ex) {
				refuse(ex);
				return otherwise;
			}
		}

		private @Nullable String refuse(InvalidText refused) {
			this.wrong.putIfAbsent(refused.field(), refused);
			return null;
		}

	}

}
