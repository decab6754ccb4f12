package dev.frontdesk.fields;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Takes a value as a form, a macro or JSON gives it: the same rules at every door. What
 * comes out is a {@link String}, {@link BigDecimal}, {@link Boolean#TRUE},
 * {@link LocalDate}, a list of the keys of choices, or null for nothing.
 */
final class Reading {

	private static final int MOST_GIVEN = 1000;

	private static final int DIGITS = 12;

	private static final int FRACTION = 6;

	private Reading() {
	}

	/**
	 * @param before what the field holds: a choice that is offered no more may stay
	 * @throws InvalidText at {@code fields.<key>} when it cannot be taken
	 */
	static @Nullable Object read(Field field, @Nullable Object given, @Nullable Object before) {
		if (given == null || blank(given)) {
			return null;
		}
		return switch (field.type()) {
			case TEXT -> line(field, given);
			case LONG_TEXT -> Texts.block(field.path(), text(field, given), Field.BLOCK);
			case NUMBER, DECIMAL -> number(field, given);
			case CHECKBOX -> ticked(field, given);
			case DATE -> date(field, given);
			case CHOICE -> choice(field, one(field, given), before);
			case CHOICES -> choices(field, given, before);
		};
	}

	// A form gives what is left empty as a list of one empty text
	private static boolean blank(Object given) {
		return (given instanceof Collection<?> several) ? several.stream().allMatch(Reading::blankText)
				: blankText(given);
	}

	private static boolean blankText(@Nullable Object one) {
		return one instanceof String text && text.isBlank();
	}

	private static @Nullable String line(Field field, Object given) {
		String line = Texts.optionalLine(field.path(), text(field, given), Field.LINE);
		if (line.isEmpty()) {
			return null;
		}
		if (!field.pattern().isEmpty() && !Patterns.matches(field.pattern(), line)) {
			throw new InvalidText(field.path(), "fields.value.pattern");
		}
		return line;
	}

	private static String text(Field field, Object given) {
		Object one = one(field, given);
		if (one instanceof String || one instanceof Number) {
			return one.toString();
		}
		throw new InvalidText(field.path(), "fields.value.text");
	}

	// A form gives one value in a list
	private static Object one(Field field, Object given) {
		if (!(given instanceof Collection<?> several)) {
			return given;
		}
		Object first = several.iterator().next();
		if (several.size() > 1 || first == null) {
			throw new InvalidText(field.path(), "fields.value.one");
		}
		return first;
	}

	private static @Nullable BigDecimal number(Field field, Object given) {
		Object one = one(field, given);
		if (one instanceof String typed && typed.isBlank()) {
			return null;
		}
		BigDecimal number = switch (one) {
			case BigDecimal exact -> exact;
			case BigInteger whole -> new BigDecimal(whole);
			case Double real -> real.isNaN() || real.isInfinite() ? null : BigDecimal.valueOf(real);
			case Float real -> real.isNaN() || real.isInfinite() ? null : new BigDecimal(real.toString());
			case Number whole -> BigDecimal.valueOf(whole.longValue());
			case String typed -> typed(typed);
			default -> null;
		};
		if (number == null) {
			throw new InvalidText(field.path(), "fields.value.number");
		}
		return measured(field, number);
	}

	private static BigDecimal measured(Field field, BigDecimal number) {
		// Asked first: to strip the zeros of 1e999999999 would take all there is
		if (number.precision() - (long) number.scale() > DIGITS || number.scale() > 100) {
			throw new InvalidText(field.path(), "fields.value.too-large", DIGITS);
		}
		BigDecimal plain = (number.signum() == 0) ? BigDecimal.ZERO : number.stripTrailingZeros();
		int most = (field.type() == FieldType.NUMBER) ? 0 : FRACTION;
		if (plain.scale() > most) {
			throw (most == 0) ? new InvalidText(field.path(), "fields.value.whole")
					: new InvalidText(field.path(), "fields.value.fraction", FRACTION);
		}
		return (plain.scale() < 0) ? plain.setScale(0) : plain;
	}

	/** Digits of any script, spaces between them, a point or a comma. */
	private static @Nullable BigDecimal typed(String typed) {
		StringBuilder plain = new StringBuilder();
		if (typed.length() > 60) {
			return null;
		}
		typed.strip().codePoints().forEach((point) -> {
			int digit = Character.digit(point, 10);
			if (digit >= 0) {
				plain.append((char) ('0' + digit));
			}
			else if (point == ',' || point == '\u066B') {
				plain.append('.');
			}
			else if (point == '\u2212') {
				plain.append('-');
			}
			else if (!Character.isSpaceChar(point)) {
				plain.appendCodePoint(point);
			}
		});
		String number = plain.toString();
		return number.matches("[-+]?[0-9]{1,30}(\\.[0-9]{1,30})?") ? new BigDecimal(number) : null;
	}

	private static @Nullable Boolean ticked(Field field, Object given) {
		List<?> all = (given instanceof Collection<?> several) ? List.copyOf(several) : List.of(given);
		// A form without scripts sends "false" for the box and "true" when it is ticked
		boolean ticked = false;
		for (Object one : all) {
			ticked |= switch (one) {
				case Boolean flag -> flag;
				case String text when text.equals("true") || text.equals("on") -> true;
				case String text when text.equals("false") || text.isEmpty() -> false;
				default -> throw new InvalidText(field.path(), "fields.value.checkbox");
			};
		}
		return ticked ? Boolean.TRUE : null;
	}

	private static LocalDate date(Field field, Object given) {
		Object one = one(field, given);
		try {
			LocalDate date = (one instanceof LocalDate day) ? day : LocalDate.parse(one.toString().strip());
			if (date.getYear() >= 1000 && date.getYear() < 9999) {
				return date;
			}
		}
		catch (DateTimeException ex) {
			throw new InvalidText(field.path(), "fields.value.date");
		}
		throw new InvalidText(field.path(), "fields.value.date");
	}

	private static @Nullable String choice(Field field, Object given, @Nullable Object before) {
		if (!(given instanceof String key)) {
			throw new InvalidText(field.path(), "fields.value.choice");
		}
		String wanted = key.strip();
		boolean stays = wanted.equals(before) || (before instanceof Collection<?> chosen && chosen.contains(wanted));
		Field.Choice choice = field.choice(wanted)
			.orElseThrow(() -> new InvalidText(field.path(), "fields.value.choice"));
		if (choice.retired() && !stays) {
			throw new InvalidText(field.path(), "fields.value.choice-retired");
		}
		return wanted;
	}

	private static @Nullable List<String> choices(Field field, Object given, @Nullable Object before) {
		Collection<?> all = (given instanceof Collection<?> several) ? several : List.of(given);
		if (all.size() > MOST_GIVEN) {
			throw new InvalidText(field.path(), "fields.value.too-many", MOST_GIVEN, all.size());
		}
		List<String> wanted = new ArrayList<>();
		for (Object one : all) {
			if (one instanceof String text && text.isEmpty()) {
				continue;
			}
			String key = choice(field, (one != null) ? one : 0, before);
			if (key != null) {
				wanted.add(key);
			}
		}
		List<String> inOrder = field.choices().stream().map(Field.Choice::key).filter(wanted::contains).toList();
		return inOrder.isEmpty() ? null : inOrder;
	}

}
