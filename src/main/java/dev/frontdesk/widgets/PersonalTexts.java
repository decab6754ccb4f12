package dev.frontdesk.widgets;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.frontdesk.actions.Placeholders;
import dev.frontdesk.language.PersonName;
import dev.frontdesk.language.Salutation;
import dev.frontdesk.settings.Brand;
import dev.frontdesk.settings.Market;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/**
 * What a widget says, with the visitor's name in it where one is known: {@code Hello
 * {{customer.firstName|there}}!}
 */
@Service
public class PersonalTexts {

	private static final Pattern KNOWN = Pattern
		.compile("customer\\.(?:salutation|firstName|lastName|name)|(?:brand|workspace|market)\\.name"
				+ "|attribute\\.[\\p{L}\\p{N}_.-]{1,60}");

	private static final int LONGEST = 60;

	private final Settings settings;

	private final MessageSource messages;

	PersonalTexts(Settings settings, MessageSource messages) {
		this.settings = settings;
		this.messages = messages;
	}

	/**
	 * @throws InvalidText naming the placeholder that does not exist
	 */
	static void check(String field, String text) {
		Placeholders.check(field, text, (name) -> KNOWN.matcher(name).matches(), (name) -> "{{customer.firstName}}");
	}

	/** Whether it differs from one visitor to the next. */
	public static boolean isPersonal(Widget widget, Locale reader) {
		return widget.look().text(WidgetText.GREETING, reader).filter((text) -> text.contains("{{")).isPresent()
				|| widget.look().text(WidgetText.INTRO, reader).filter((text) -> text.contains("{{")).isPresent();
	}

	/** As somebody reads it of whom nothing is known. */
	public String say(Widget widget, WidgetText text, Locale reader) {
		return say(widget, text, reader, new Guest("", reader, Map.of()));
	}

	public String say(Widget widget, WidgetText text, Locale reader, Guest guest) {
		Optional<String> written = widget.look().text(text, reader);
		if (written.isEmpty()) {
			return this.messages.getMessage(text.key(), null, reader);
		}
		if (!written.get().contains("{{")) {
			return written.get();
		}
		Brand brand = this.settings.brand(widget.brandId());
		PersonName name = PersonName.of(line(guest.name()), guest.locale());
		return Placeholders.fill(written.get(), (asked) -> apart(switch (asked) {
			case "customer.salutation" -> Salutation.of(name, reader, brand.formal());
			case "customer.firstName" -> name.called();
			case "customer.lastName" -> name.family();
			case "customer.name" -> name.full();
			case "brand.name" -> brand.name();
			case "workspace.name" -> this.settings.workspace().name();
			case "market.name" -> this.settings.markets()
				.stream()
				.filter((market) -> market.id() == widget.marketId())
				.map(Market::name)
				.findFirst()
				.orElse("");
			default -> asked.startsWith("attribute.")
					? line(guest.attributes().getOrDefault(asked.substring("attribute.".length()), "")) : "";
		})).text();
	}

	// Whatever direction it is written in, the words around it stay where they are
	private static String apart(String value) {
		return value.isBlank() ? "" : '\u2068' + value + '\u2069';
	}

	// What is no line of a sensible length greets nobody
	private static String line(String value) {
		try {
			return Texts.optionalLine("value", value, LONGEST);
		}
		catch (InvalidText ex) {
			return "";
		}
	}

	/**
	 * Who is greeted.
	 *
	 * @param name as they or their page say it; empty when nobody has
	 * @param locale in which the name is written
	 */
	public record Guest(String name, Locale locale, Map<String, String> attributes) {
	}

}
