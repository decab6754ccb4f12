package dev.frontdesk.fields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * What stands in the editor, as typed. One line is one choice; the lines of the keys and
 * of the languages go together by their order.
 */
public record FieldForm(@Nullable Long id, int version, String key, FieldType type, Map<String, String> names,
		Map<String, String> helps, String pattern, Access access, boolean personal, String keys,
		Map<String, String> choices, Set<String> retired) {

	private static final int NAME = 80;

	private static final int HELP = 300;

	static FieldForm empty(FieldType type) {
		return new FieldForm(null, 0, "", type, Map.of(), Map.of(), "", Access.AGENTS, false, "", Map.of(), Set.of());
	}

	static FieldForm of(Field field) {
		Map<String, String> choices = new LinkedHashMap<>();
		for (Locale locale : Languages.SHIPPED) {
			String tag = locale.toLanguageTag();
			if (field.choices().stream().anyMatch((choice) -> choice.name().texts().containsKey(tag))) {
				choices.put(tag,
						field.choices()
							.stream()
							.map((choice) -> choice.name().texts().getOrDefault(tag, choice.name(locale)))
							.collect(Collectors.joining("\n")));
			}
		}
		return new FieldForm(field.id(), field.version(), field.key(), field.type(), field.name().texts(),
				field.help().texts(), field.pattern(), field.access(), field.personal(),
				field.choices().stream().map(Field.Choice::key).collect(Collectors.joining("\n")), choices,
				field.choices()
					.stream()
					.filter(Field.Choice::retired)
					.map(Field.Choice::key)
					.collect(Collectors.toSet()));
	}

	static FieldForm typed(@Nullable Long id, MultiValueMap<String, String> typed) {
		String version = first(typed, "version");
		return new FieldForm(id, version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0, first(typed, "key"),
				one(FieldType.values(), first(typed, "type")), Spoken.typed(typed, "name-"),
				Spoken.typed(typed, "help-"), first(typed, "pattern"), one(Access.values(), first(typed, "access")),
				typed.containsKey("personal"), first(typed, "keys"), Spoken.typed(typed, "choices-"),
				new LinkedHashSet<>(typed.getOrDefault("retired", List.of())));
	}

	private static <E extends Enum<E>> E one(E[] all, String name) {
		return Stream.of(all).filter((one) -> one.name().equals(name)).findFirst().orElse(all[0]);
	}

	private static String first(MultiValueMap<String, String> typed, String name) {
		String value = typed.getFirst(name);
		return (value != null) ? value : "";
	}

	FieldForm at(int version, FieldType type) {
		return new FieldForm(this.id, version, this.key, type, this.names, this.helps, this.pattern, this.access,
				this.personal, this.keys, this.choices, this.retired);
	}

	/** The keys that can be ticked as offered no more. */
	public List<String> known() {
		return lines(this.keys);
	}

	FieldDraft draft() {
		return new FieldDraft(Spoken.text("name-", this.names, NAME), Spoken.text("help-", this.helps, HELP),
				this.type.chosen() ? list() : List.of(), this.pattern, this.access, this.personal);
	}

	private List<Field.Choice> list() {
		Map<String, List<String>> names = new LinkedHashMap<>();
		this.choices.forEach((tag, text) -> {
			List<String> own = lines(text);
			if (!own.isEmpty()) {
				names.put(tag, own);
			}
		});
		if (names.isEmpty()) {
			throw new InvalidText("choices-en", "fields.choices.none");
		}
		int size = names.values().iterator().next().size();
		if (size > Fields.MOST_CHOICES) {
			throw new InvalidText("choices-" + names.keySet().iterator().next(), "fields.choices.too-many",
					Fields.MOST_CHOICES, size);
		}
		names.forEach((tag, own) -> {
			if (own.size() != size) {
				throw new InvalidText("choices-" + tag, "fields.choices.uneven", own.size(), size);
			}
		});
		List<String> given = lines(this.keys);
		List<Field.Choice> all = new ArrayList<>();
		Set<String> taken = new LinkedHashSet<>(given);
		for (int i = 0; i < size; i++) {
			int at = i;
			Map<String, String> texts = new LinkedHashMap<>();
			names.forEach((tag, own) -> texts.put(tag, Texts.line("choices-" + tag, own.get(at), NAME)));
			LocalizedText name = new LocalizedText(texts);
			String key = (i < given.size()) ? given.get(i).toLowerCase(Locale.ROOT) : Keys.ofChoice(name, taken);
			taken.add(key);
			all.add(new Field.Choice(key, name, this.retired.contains(key)));
		}
		if (given.size() > size) {
			throw new InvalidText("keys", "fields.choices.uneven", given.size(), size);
		}
		return all;
	}

	private static List<String> lines(String typed) {
		return typed.lines().map(String::strip).filter((line) -> !line.isEmpty()).toList();
	}

}
