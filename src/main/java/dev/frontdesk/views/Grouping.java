package dev.frontdesk.views;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.frontdesk.language.Languages;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;

/**
 * What every list can be grouped by: a value that is never null, in the order of the
 * groups.
 */
public enum Grouping implements Groups {

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

	@Override
	public String expression() {
		if (this.order.isEmpty()) {
			return column();
		}
		return "coalesce(array_position(array['" + String.join("', '", this.order) + "'], " + column()
				+ "), 9) || '.' || " + column();
	}

	@Override
	public String name(String sorted, MessageSource messages, Locale reader) {
		String value = this.order.isEmpty() ? sorted : sorted.substring(sorted.indexOf('.') + 1);
		if (value.isEmpty()) {
			return messages.getMessage("views.group-none." + key(), null, reader);
		}
		if (this == LANGUAGE) {
			return Languages.name(value, reader);
		}
		return (this.labels != null) ? messages.getMessage(this.labels + value, null, reader) : value;
	}

	@Override
	public String label(MessageSource messages, Locale reader) {
		return messages.getMessage("views.grouping." + key(), null, reader);
	}

	@Override
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<Grouping> of(String key) {
		return Stream.of(values()).filter((one) -> one.key().equals(key)).findFirst();
	}

}
