package dev.frontdesk.fields;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells what a field holds as people read it. */
@Component
public class ValueWords {

	private final MessageSource messages;

	ValueWords(MessageSource messages) {
		this.messages = messages;
	}

	/** Empty for nothing. */
	public String of(Field field, @Nullable Object value, Locale reader) {
		return switch (value) {
			case null -> "";
			case BigDecimal number -> number(number, reader);
			case Boolean ticked -> this.messages.getMessage("fields.yes", null, reader);
			case LocalDate date ->
				DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(reader).format(date);
			case List<?> keys -> ListFormatter
				.getInstance(ULocale.forLocale(reader), ListFormatter.Type.UNITS, ListFormatter.Width.SHORT)
				.format(keys.stream().map((key) -> chosen(field, key, reader)).collect(Collectors.toList()));
			default -> field.type().chosen() ? chosen(field, value, reader) : value.toString();
		};
	}

	private static String number(BigDecimal number, Locale reader) {
		NumberFormat format = NumberFormat.getInstance(ULocale.forLocale(reader));
		format.setMaximumFractionDigits(number.scale());
		// An order's number is no amount
		format.setGroupingUsed(false);
		return format.format(number);
	}

	private static String chosen(Field field, Object key, Locale reader) {
		return field.choice(key.toString()).map((choice) -> choice.name(reader)).orElse(key.toString());
	}

}
