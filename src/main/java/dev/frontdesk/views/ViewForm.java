package dev.frontdesk.views;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.frontdesk.filters.ConditionForm;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.filters.TicketFilters;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What stands in the view's editor, as typed.
 *
 * @param key of the view that is edited; null for a new one
 */
record ViewForm(@Nullable String key, int version, String name, ConditionForm conditions, Look look, Audience audience,
		Set<Long> teams) {

	static ViewForm empty() {
		return new ViewForm(null, 0, "", ConditionForm.empty(), Look.by(Sorting.WAIT), Audience.ME, Set.of());
	}

	static ViewForm of(SavedView view, TicketFilter filter, Look look, ZoneId zone) {
		return new ViewForm(view.key(), view.version(), view.name(), ConditionForm.of(filter, zone), look,
				view.audience(), view.teams());
	}

	static ViewForm typed(@Nullable String key, MultiValueMap<String, String> typed, Columns columns) {
		String version = first(typed, "version");
		return new ViewForm(key, version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : -1, first(typed, "name"),
				ConditionForm.typed(typed), look(typed, columns), audience(first(typed, "audience")),
				typed.getOrDefault("teams", List.of())
					.stream()
					.filter((id) -> id.matches("[0-9]{1,18}"))
					.map(Long::valueOf)
					.collect(Collectors.toSet()));
	}

	private static Look look(MultiValueMap<String, String> typed, Columns columns) {
		List<String> shown = typed.getOrDefault("facts", List.of());
		return new Look(Fact.all(shown), columns.fields(shown),
				columns.order(first(typed, "sorting")).orElse(Sorting.WAIT), !first(typed, "way").equals("down"),
				columns.grouping(first(typed, "grouping")).orElse(null));
	}

	private static Audience audience(String typed) {
		Optional<Audience> audience = Stream.of(Audience.values())
			.filter((one) -> one.name().equals(typed))
			.findFirst();
		return audience.orElse(Audience.ME);
	}

	private static String first(MultiValueMap<String, String> typed, String name) {
		String value = typed.getFirst(name);
		return (value != null) ? value : "";
	}

	ViewForm stepped(String step) {
		return new ViewForm(this.key, this.version, this.name, this.conditions.stepped(step), this.look, this.audience,
				this.teams);
	}

	ViewForm at(int version) {
		return new ViewForm(this.key, version, this.name, this.conditions, this.look, this.audience, this.teams);
	}

	/**
	 * What is to be saved.
	 * @throws dev.frontdesk.filters.InvalidFilter when a time cannot be read
	 */
	ViewDraft draft(TicketFilters filters, ZoneId zone) {
		return new ViewDraft(this.name, this.conditions.filter(filters, zone), this.look, this.audience, this.teams);
	}

}
