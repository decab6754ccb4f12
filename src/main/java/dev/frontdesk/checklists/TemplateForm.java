package dev.frontdesk.checklists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the editor, as typed. One line is one item; the lines of the languages
 * go together by their order.
 */
public record TemplateForm(@Nullable Long id, int version, Map<String, String> names, Map<String, String> items,
		boolean required) {

	static TemplateForm empty() {
		return new TemplateForm(null, 0, Map.of(), Map.of(), false);
	}

	static TemplateForm of(Template template) {
		Map<String, String> items = new LinkedHashMap<>();
		for (Locale locale : Languages.SHIPPED) {
			String tag = locale.toLanguageTag();
			if (template.items().stream().anyMatch((item) -> item.texts().containsKey(tag))) {
				items.put(tag,
						String.join("\n",
								template.items()
									.stream()
									.map((item) -> item.texts().getOrDefault(tag, item.in(locale)))
									.toList()));
			}
		}
		return new TemplateForm(template.id(), template.version(), template.name().texts(), items, template.required());
	}

	static TemplateForm typed(@Nullable Long id, Map<String, String> typed) {
		Map<String, String> names = new LinkedHashMap<>();
		Map<String, String> items = new LinkedHashMap<>();
		for (Locale locale : Languages.SHIPPED) {
			String tag = locale.toLanguageTag();
			names.put(tag, typed.getOrDefault("name-" + tag, ""));
			items.put(tag, typed.getOrDefault("items-" + tag, ""));
		}
		String version = typed.getOrDefault("version", "");
		return new TemplateForm(id, version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0, names, items,
				typed.containsKey("required"));
	}

	TemplateForm at(int version) {
		return new TemplateForm(this.id, version, this.names, this.items, this.required);
	}

	LocalizedText name() {
		Map<String, String> lines = new LinkedHashMap<>();
		this.names.forEach((tag, name) -> lines.put(tag, Texts.optionalLine("name-" + tag, name, 80)));
		LocalizedText name = new LocalizedText(lines);
		if (name.texts().isEmpty()) {
			throw new InvalidText("name-en", "web.text.empty");
		}
		return name;
	}

	List<LocalizedText> lines() {
		Map<String, List<String>> lines = new LinkedHashMap<>();
		this.items.forEach((tag, typed) -> {
			List<String> own = typed.lines()
				.filter((line) -> !line.isBlank())
				.map((line) -> Texts.line("items-" + tag, line, Checklists.TEXT))
				.toList();
			if (!own.isEmpty()) {
				lines.put(tag, own);
			}
		});
		if (lines.isEmpty()) {
			throw new InvalidText("items-en", "checklists.items.none");
		}
		int size = lines.values().iterator().next().size();
		if (size > Template.MOST_ITEMS) {
			throw new InvalidText("items-" + lines.keySet().iterator().next(), "checklists.items.too-many",
					Template.MOST_ITEMS);
		}
		lines.forEach((tag, own) -> {
			if (own.size() != size) {
				throw new InvalidText("items-" + tag, "checklists.items.uneven", own.size(), size);
			}
		});
		List<LocalizedText> items = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			Map<String, String> texts = new LinkedHashMap<>();
			int at = i;
			lines.forEach((tag, own) -> texts.put(tag, own.get(at)));
			items.add(new LocalizedText(texts));
		}
		return items;
	}

}
