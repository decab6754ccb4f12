package dev.frontdesk.filters;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what rules itself out: conditions that must hold together and never can. Only
 * what can be told from the filter alone.
 */
record Contradictions(TicketFields fields) {

	void seek(TicketFilter filter) {
		switch (filter) {
			case TicketFilter.All(List<TicketFilter> parts) -> {
				together(parts);
				parts.forEach(this::seek);
			}
			case TicketFilter.Any(List<TicketFilter> parts) -> parts.forEach(this::seek);
			case TicketFilter.Not not -> {
				// What is denied may be impossible: then it holds always
			}
			case TicketFilter.Condition condition -> {
				// Nothing it could contradict
			}
		}
	}

	private void together(List<TicketFilter> parts) {
		Map<String, Left> left = new LinkedHashMap<>();
		for (TicketFilter part : parts) {
			if (part instanceof TicketFilter.Condition condition) {
				TicketField field = this.fields.byKey(condition.field());
				Left of = left.computeIfAbsent(field.key(), (key) -> new Left());
				of.take(field, condition);
				if (of.nothing()) {
					throw new InvalidFilter(field.key(), "filters.refused.contradiction");
				}
			}
		}
	}

	/** What a field can still be. */
	private static final class Left {

		private final Set<Operator> asked = new HashSet<>();

		private Set<String> possible = Set.of();

		private boolean narrowed;

		private final Set<String> excluded = new HashSet<>();

		private Instant after = Instant.MIN;

		private Instant before = Instant.MAX;

		private BigDecimal least = new BigDecimal("-1e30");

		private BigDecimal most = new BigDecimal("1e30");

		void take(TicketField field, TicketFilter.Condition condition) {
			Operator operator = condition.operator();
			this.asked.add(operator);
			switch (field.type()) {
				case CHOICE, OPTION, ID -> one(field, operator, condition.values());
				case TAGS, WORDS -> several(operator, condition.values());
				case TIME -> time(operator, condition.values());
				case NUMBER -> number(operator, condition.values());
				case TEXT, FLAG -> {
					// Only their operators tell
				}
			}
		}

		private void one(TicketField field, Operator operator, List<String> values) {
			if (field.ownKey() != null && values.contains(TicketFilter.ME)) {
				return;
			}
			Set<String> ids = (field.type() == TicketField.Type.ID && operator.takesValues()) ? strings(field, values)
					: new HashSet<>(values);
			if (operator == Operator.IS) {
				if (this.narrowed) {
					ids.retainAll(this.possible);
				}
				this.possible = ids;
				this.narrowed = true;
			}
			else if (operator == Operator.IS_NOT) {
				this.excluded.addAll(ids);
			}
		}

		private static Set<String> strings(TicketField field, List<String> values) {
			Set<String> ids = new HashSet<>();
			InMemory.ids(field, values, 0).forEach((id) -> ids.add(Long.toString(id)));
			return ids;
		}

		private void several(Operator operator, List<String> values) {
			if (operator == Operator.HAS_NONE) {
				this.excluded.addAll(values);
			}
			else if (operator == Operator.HAS_ALL || values.size() == 1) {
				this.possible = this.narrowed ? union(this.possible, values) : new HashSet<>(values);
				this.narrowed = true;
			}
		}

		private static Set<String> union(Set<String> one, List<String> other) {
			Set<String> both = new HashSet<>(one);
			both.addAll(other);
			return both;
		}

		private void time(Operator operator, List<String> values) {
			if (values.size() != 1) {
				return;
			}
			if (operator == Operator.AFTER) {
				this.after = max(this.after, Instant.parse(values.getFirst()));
			}
			else if (operator == Operator.BEFORE) {
				Instant at = Instant.parse(values.getFirst());
				this.before = at.isBefore(this.before) ? at : this.before;
			}
		}

		private static Instant max(Instant one, Instant other) {
			return one.isAfter(other) ? one : other;
		}

		private void number(Operator operator, List<String> values) {
			if (values.size() == 1 && operator != Operator.AT_MOST) {
				this.least = this.least.max(new BigDecimal(values.getFirst()));
			}
			if (values.size() == 1 && operator != Operator.AT_LEAST) {
				this.most = this.most.min(new BigDecimal(values.getFirst()));
			}
		}

		boolean nothing() {
			boolean several = this.asked.contains(Operator.HAS_ALL) || this.asked.contains(Operator.HAS_ANY);
			boolean gone = this.narrowed && (several ? this.possible.stream().anyMatch(this.excluded::contains)
					: this.excluded.containsAll(this.possible));
			boolean full = this.narrowed || this.asked.contains(Operator.GIVEN) || several;
			return gone || (full && this.asked.contains(Operator.EMPTY))
					|| this.asked.containsAll(Set.of(Operator.YES, Operator.NO)) || !this.after.isBefore(this.before)
					|| this.least.compareTo(this.most) > 0;
		}

	}

}
