package dev.frontdesk.actions;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

/**
 * Sets one property of the ticket to one of few values.
 *
 * @param offered what may be chosen, in the reader's language
 * @param found names a value that is none of the choices
 * @param value the property as it is now, in the words of the choices
 */
record Property(String key, int order, Function<Locale, List<TicketAction.Choice>> offered,
		BiFunction<String, Locale, String> found, Function<Ticket, String> value, Setter set) implements TicketAction {

	Property(String key, int order, Function<Locale, List<TicketAction.Choice>> offered, Function<Ticket, String> value,
			Setter set) {
		this(key, order, offered, (other, reader) -> other, value, set);
	}

	@Override
	public String labelKey() {
		return "actions." + this.key;
	}

	@Override
	public Input input() {
		return Input.CHOICE;
	}

	@Override
	public List<Choice> choices(Locale reader) {
		return this.offered.apply(reader);
	}

	/** Also a value that can only be found, not chosen, such as New. */
	@Override
	public String words(String value, Locale reader) {
		return choices(reader).stream()
			.filter((choice) -> choice.value().equals(value))
			.map(Choice::label)
			.findFirst()
			.orElseGet(() -> this.found.apply(value, reader));
	}

	@Override
	public String check(String value) {
		if (choices(Locale.ENGLISH).stream().noneMatch((choice) -> choice.value().equals(value))) {
			throw new InvalidText("value", value.isBlank() ? "actions.value.missing" : "actions.value.unknown");
		}
		return value;
	}

	@Override
	public @Nullable String current(Ticket ticket) {
		return this.value.apply(ticket);
	}

	@Override
	public Outcome apply(Acting acting, Ticket ticket, String wanted) {
		String before = this.value.apply(ticket);
		this.set.to(acting, ticket, wanted);
		return wanted.equals(before) ? Outcome.NOTHING : Outcome.TOLD;
	}

	static Function<Locale, List<Choice>> named(List<String> values, UnaryOperator<String> key, Words words) {
		return (reader) -> values.stream()
			.map((value) -> new Choice(value, words.say(key.apply(value), reader)))
			.toList();
	}

	interface Setter {

		void to(Acting acting, Ticket ticket, String value);

	}

	interface Words {

		String say(String key, Locale reader);

	}

}
