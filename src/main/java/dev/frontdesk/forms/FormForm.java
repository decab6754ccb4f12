package dev.frontdesk.forms;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.frontdesk.fields.Spoken;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/** What stands in the editor, as typed. */
public record FormForm(@Nullable Long id, int version, String key, Map<String, String> names,
		Map<String, String> intros, Set<Door> doors, String brand, String category, boolean standard, List<Row> rows) {

	/** The statuses that can be made to wait for a field. */
	static final List<Status> STATUSES = List.of(Status.PENDING, Status.ON_HOLD, Status.SOLVED);

	static FormForm empty() {
		return new FormForm(null, 0, "", Map.of(), Map.of(), EnumSet.of(Door.PORTAL, Door.AGENTS), "", "", false,
				List.of());
	}

	static FormForm of(Form form) {
		return new FormForm(form.id(), form.version(), form.key(), form.name().texts(), form.intro().texts(),
				form.doors(), text(form.brandId()), text(form.categoryId()), form.standard(),
				form.lines()
					.stream()
					.map((line) -> new Row(line.field(), line.required(), line.requiredBefore()))
					.toList());
	}

	private static String text(@Nullable Long id) {
		return (id != null) ? id.toString() : "";
	}

	static FormForm typed(@Nullable Long id, MultiValueMap<String, String> typed) {
		List<Row> rows = new ArrayList<>();
		for (int i = 0; i <= FormEditing.MOST_LINES && typed.containsKey("line." + i); i++) {
			Set<Status> before = EnumSet.noneOf(Status.class);
			for (Status status : STATUSES) {
				if (typed.getOrDefault("before." + i, List.of()).contains(status.name())) {
					before.add(status);
				}
			}
			rows.add(new Row(first(typed, "line." + i), typed.containsKey("required." + i), before));
		}
		Set<Door> doors = EnumSet.noneOf(Door.class);
		Stream.of(Door.values())
			.filter((door) -> typed.getOrDefault("doors", List.of()).contains(door.name()))
			.forEach(doors::add);
		String version = first(typed, "version");
		return new FormForm(id, version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0, first(typed, "key"),
				Spoken.typed(typed, "name-"), Spoken.typed(typed, "intro-"), doors, first(typed, "brand"),
				first(typed, "category"), typed.containsKey("standard"), rows);
	}

	private static String first(MultiValueMap<String, String> typed, String name) {
		String value = typed.getFirst(name);
		return (value != null) ? value : "";
	}

	/** {@code add}, {@code remove:2}, {@code up:2} or {@code down:2}. */
	FormForm stepped(String step, String added) {
		List<Row> next = new ArrayList<>(this.rows);
		if (step.equals("add") && !added.isEmpty() && next.stream().noneMatch((row) -> row.field().equals(added))) {
			next.add(new Row(added, false, Set.of()));
		}
		else if (step.matches("(remove|up|down):[0-9]{1,2}")) {
			String[] parts = step.split(":", -1);
			int at = Integer.parseInt(parts[1]);
			if (at < next.size()) {
				Row row = next.remove(at);
				if (!parts[0].equals("remove")) {
					next.add(Math.clamp(parts[0].equals("up") ? at - 1L : at + 1L, 0, next.size()), row);
				}
			}
		}
		return with(next, this.version);
	}

	FormForm at(int version) {
		return with(this.rows, version);
	}

	private FormForm with(List<Row> rows, int version) {
		return new FormForm(this.id, version, this.key, this.names, this.intros, this.doors, this.brand, this.category,
				this.standard, rows);
	}

	FormDraft draft() {
		return new FormDraft(Spoken.text("name-", this.names, 80), Spoken.text("intro-", this.intros, 500), this.doors,
				id("brand", this.brand), id("category", this.category), this.standard,
				this.rows.stream()
					.map((row) -> new Form.Line(row.field(), row.required(), row.before(), null))
					.toList());
	}

	private static @Nullable Long id(String field, String typed) {
		if (typed.isBlank()) {
			return null;
		}
		if (!typed.matches("[0-9]{1,18}")) {
			throw new InvalidText(field, "forms.refused.gone");
		}
		return Long.valueOf(typed);
	}

	/** A field in its place. */
	public record Row(String field, boolean required, Set<Status> before) {

		public Row {
			before = Set.copyOf(before);
		}

	}

}
