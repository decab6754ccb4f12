package dev.frontdesk.views;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a list can be grouped by: a value that is never null, in the order of the groups.
 */
public enum Grouping {

	STATUS("tickets.status.", "NEW", "OPEN", "PENDING", "ON_HOLD", "SOLVED", "CLOSED") {

		@Override
		String column() {
			return "t.status";
		}

	},

	PRIORITY("tickets.priority.", "URGENT", "HIGH", "NORMAL", "LOW") {

		@Override
		String column() {
			return "t.priority";
		}

	},

	TIER("customers.tier.", "GOLD", "SILVER", "STANDARD") {

		@Override
		String column() {
			return "(select c.tier from customer c where c.id = t.customer_id)";
		}

	},

	KIND("tickets.kind.") {

		@Override
		String column() {
			return "t.kind";
		}

	},

	CHANNEL("tickets.channel.") {

		@Override
		String column() {
			return "t.channel";
		}

	},

	LANGUAGE(null) {

		@Override
		String column() {
			return "split_part(t.language, '-', 1)";
		}

	},

	TEAM(null) {

		@Override
		String column() {
			return """
					coalesce((select coalesce(v.name ->> :language, v.name ->> 'en', v.key)
						from team v where v.id = t.team_id), '')""";
		}

	},

	ASSIGNEE(null) {

		@Override
		String column() {
			return "coalesce((select a.name from agent a where a.id = t.assignee_id), '')";
		}

	};

	private final @Nullable String labels;

	@SuppressWarnings("ImmutableEnumChecker") // List.of gives one that never changes
	private final List<String> order;

	Grouping(@Nullable String labels, String... order) {
		this.labels = labels;
		this.order = List.of(order);
	}

	abstract String column();

	/** Text that sorts as the groups follow each other, their value behind it. */
	String expression() {
		if (this.order.isEmpty()) {
			return column();
		}
		return "coalesce(array_position(array['" + String.join("', '", this.order) + "'], " + column()
				+ "), 9) || '.' || " + column();
	}

	/** The value alone of what {@link #expression()} yields. */
	String value(String sorted) {
		return this.order.isEmpty() ? sorted : sorted.substring(sorted.indexOf('.') + 1);
	}

	/** The message key of a group's heading; null when its value names it. */
	@Nullable String labelKey(String value) {
		if (value.isEmpty()) {
			return "views.group-none." + key();
		}
		return (this.labels != null) ? this.labels + value : null;
	}

	/** As it stands in forms: {@code team}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<Grouping> of(String key) {
		return Stream.of(values()).filter((one) -> one.key().equals(key)).findFirst();
	}

}
