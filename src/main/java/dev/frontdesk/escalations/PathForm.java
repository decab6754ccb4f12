package dev.frontdesk.escalations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.language.Languages;
import dev.frontdesk.post.Post;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the editor, as typed. A row without team and party is no step.
 *
 * @param category empty for the default path
 * @param told by language tag
 */
public record PathForm(@Nullable Long id, int version, String name, String category, Map<String, String> told,
		List<Row> rows) {

	private static final int LONGEST_HOURS = 90 * 24;

	static PathForm empty() {
		return new PathForm(null, 0, "", "", new LinkedHashMap<>(), List.of()).withRoom();
	}

	static PathForm of(Path path) {
		Long category = path.categoryId();
		return new PathForm(path.id(), path.version(), path.name(), (category != null) ? category.toString() : "",
				path.told().texts(), path.steps().stream().map(Row::of).toList())
			.withRoom();
	}

	static PathForm typed(@Nullable Long id, Map<String, String> typed) {
		Map<String, String> told = new LinkedHashMap<>();
		for (Locale locale : Languages.SHIPPED) {
			told.put(locale.toLanguageTag(), typed.getOrDefault("told-" + locale.toLanguageTag(), ""));
		}
		List<Row> rows = new ArrayList<>();
		for (int i = 0; i < Path.MOST_STEPS && typed.containsKey("party-" + i); i++) {
			rows.add(new Row(number(typed.get("step-" + i)), typed.getOrDefault("team-" + i, ""),
					typed.getOrDefault("party-" + i, ""), typed.getOrDefault("address-" + i, ""),
					typed.getOrDefault("language-" + i, "en"), typed.getOrDefault("hours-" + i, "")));
		}
		return new PathForm(id, (int) number(typed.get("version")), typed.getOrDefault("name", ""),
				typed.getOrDefault("category", ""), told, rows)
			.withRoom();
	}

	private static long number(@Nullable String text) {
		return (text != null && text.matches("[0-9]{1,9}")) ? Long.parseLong(text) : 0;
	}

	/** Always with an empty row at the end, while one fits. */
	private PathForm withRoom() {
		List<Row> rows = new ArrayList<>(this.rows.stream().filter((row) -> !row.blank()).toList());
		if (rows.size() < Path.MOST_STEPS) {
			rows.add(new Row(0, "", "", "", "en", "24"));
		}
		return new PathForm(this.id, this.version, this.name, this.category, this.told, rows);
	}

	PathForm at(int version) {
		return new PathForm(this.id, version, this.name, this.category, this.told, this.rows);
	}

	/**
	 * @throws InvalidText naming the field at fault
	 */
	PathDraft draft() {
		String name = Texts.line("name", this.name, 80);
		Map<String, String> told = new LinkedHashMap<>();
		this.told.forEach((tag, text) -> {
			if (!text.isBlank()) {
				told.put(tag, Texts.block("told-" + tag, text, 1_000));
			}
		});
		List<Path.Step> steps = new ArrayList<>();
		for (int i = 0; i < this.rows.size(); i++) {
			if (!this.rows.get(i).blank()) {
				steps.add(this.rows.get(i).step(i));
			}
		}
		if (steps.isEmpty()) {
			throw new InvalidText("team-0", "escalations.step.none");
		}
		return new PathDraft(name, (number(this.category) > 0) ? number(this.category) : null, new LocalizedText(told),
				steps);
	}

	/** One step as typed. */
	public record Row(long id, String team, String party, String address, String language, String hours) {

		static Row of(Path.Step step) {
			Long team = step.teamId();
			int hours = Math.max(1, Math.round(step.minutes() / 60f));
			return new Row(step.id(), (team != null) ? team.toString() : "", step.party(), step.address(),
					step.language(), Integer.toString(hours));
		}

		boolean blank() {
			return this.team.isBlank() && this.party.isBlank() && this.address.isBlank();
		}

		Path.Step step(int at) {
			if (!this.hours.matches("[0-9]{1,5}") || Integer.parseInt(this.hours) < 1
					|| Integer.parseInt(this.hours) > LONGEST_HOURS) {
				throw new InvalidText("hours-" + at, "escalations.step.hours", LONGEST_HOURS);
			}
			int minutes = Integer.parseInt(this.hours) * 60;
			if (!this.team.isBlank() && (!this.party.isBlank() || !this.address.isBlank())) {
				throw new InvalidText("team-" + at, "escalations.step.either");
			}
			if (!this.team.isBlank()) {
				return new Path.Step(this.id, number(this.team), "", "", "en", minutes);
			}
			String party = Texts.line("party-" + at, this.party, 80);
			String address = this.address.strip();
			if (!Post.reaches(address)) {
				throw new InvalidText("address-" + at, "escalations.step.address");
			}
			return new Path.Step(this.id, null, party, address,
					Languages.shipped(this.language).map(Locale::toLanguageTag).orElse("en"), minutes);
		}

	}

}
