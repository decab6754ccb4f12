package dev.frontdesk.forms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.tickets.Status;
import org.jspecify.annotations.Nullable;

/**
 * A request form as admins made it.
 *
 * @param key its name for programs and addresses; never changes
 * @param brandId null: for every brand
 * @param categoryId what its tickets are about; null: whoever fills it in says
 * @param standard whether it is asked of tickets that came without a form
 */
public record Form(long id, String key, LocalizedText name, LocalizedText intro, Set<Door> doors,
		@Nullable Long brandId, @Nullable Long categoryId, boolean standard, List<Line> lines, boolean archived,
		int version) {

	public Form {
		doors = Set.copyOf(doors);
		lines = List.copyOf(lines);
	}

	public String name(Locale reader) {
		return this.name.in(reader);
	}

	public String intro(Locale reader) {
		return this.intro.in(reader);
	}

	boolean offeredAt(Door door, @Nullable Long brand) {
		return !this.archived && this.doors.contains(door)
				&& (brand == null || this.brandId == null || this.brandId.equals(brand));
	}

	public Optional<Line> line(String field) {
		return this.lines.stream().filter((line) -> line.field().equals(field)).findFirst();
	}

	/**
	 * A field in its place.
	 *
	 * @param field its key
	 * @param required whether no ticket is opened without it
	 * @param requiredBefore the statuses no agent moves a ticket to without it
	 * @param condition when it is shown, a filter over the category and other fields of
	 * the form; null: always
	 */
	public record Line(String field, boolean required, Set<Status> requiredBefore, @Nullable TicketFilter condition) {

		public Line {
			requiredBefore = Set.copyOf(requiredBefore);
		}

	}

}
