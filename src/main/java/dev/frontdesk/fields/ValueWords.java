package dev.frontdesk.fields;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.NumberFormat;
import dev.frontdesk.shell.Icu;
import dev.frontdesk.shell.Times;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells what a field holds as people read it. */
@Component
public class ValueWords {

	private final MessageSource messages;

	private final Times times;

	ValueWords(MessageSource messages, Times times) {
		this.messages = messages;
		this.times = times;
	}

	/** Empty for nothing. */
	public String of(Field field, @Nullable Object value, Locale reader) {
		return switch (value) {
			case null -> "";
			case BigDecimal number -> number(number, reader);
			case Boolean ticked -> this.messages.getMessage("fields.yes", null, reader);
			case LocalDate date -> this.times.date(date, reader);
			case List<?> keys ->
				ListFormatter.getInstance(Icu.locale(reader), ListFormatter.Type.UNITS, ListFormatter.Width.SHORT)
					.format(keys.stream().map((key) -> chosen(field, key, reader)).collect(Collectors.toList()));
			default -> field.type().chosen() ? chosen(field, value, reader) : value.toString();
		};
	}

	private static String number(BigDecimal number, Locale reader) {
		NumberFormat format = NumberFormat.getInstance(Icu.locale(reader));
		format.setMaximumFractionDigits(number.scale());
		// An order's number is no amount
		format.setGroupingUsed(false);
		return format.format(number);
	}

	private static String chosen(Field field, Object key, Locale reader) {
		return field.choice(key.toString()).map((choice) -> choice.name(reader)).orElse(key.toString());
	}

}
