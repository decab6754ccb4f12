package dev.frontdesk.visitors;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.actions.Placeholders;
import dev.frontdesk.language.PersonName;
import dev.frontdesk.language.Salutation;
import dev.frontdesk.settings.Brand;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What an agent says first, with what is known of the visitor in it. */
@Component
class Greeting {

	static final int LONGEST = 500;

	static final List<String> NAMES = List.of("customer.firstName|there", "customer.name", "customer.salutation",
			"agent.firstName", "brand.name");

	private static final List<String> KNOWN = List.of("customer.firstname", "customer.lastname", "customer.name",
			"customer.salutation", "agent.firstname", "agent.name", "brand.name", "workspace.name");

	private final Settings settings;

	private final MessageSource words;

	Greeting(Settings settings, MessageSource words) {
		this.settings = settings;
		this.words = words;
	}

	/** One to begin with, in the visitor's language. */
	String suggested(Guest guest, Agent agent) {
		Locale theirs = guest.locale();
		return this.words.getMessage("visitors.greeting", new Object[] {
				Salutation.of(named(guest), theirs, this.settings.brand(guest.brandId()).formal()), called(agent) },
				theirs);
	}

	/**
	 * @throws InvalidText when it is empty or too long, or names a placeholder that does
	 * not exist
	 */
	String filled(Guest guest, Agent agent, String typed) {
		String text = Texts.block("text", typed, LONGEST);
		Placeholders.check("text", text, (name) -> KNOWN.contains(name.toLowerCase(Locale.ROOT)),
				(name) -> "{{customer.firstName}}");
		Brand brand = this.settings.brand(guest.brandId());
		PersonName name = named(guest);
		String filled = Placeholders.fill(text, (asked) -> switch (asked.toLowerCase(Locale.ROOT)) {
			case "customer.firstname" -> name.called();
			case "customer.lastname" -> name.family();
			case "customer.name" -> name.full();
			case "customer.salutation" -> Salutation.of(name, guest.locale(), brand.formal());
			case "agent.firstname" -> called(agent);
			case "agent.name" -> agent.name();
			case "brand.name" -> brand.name();
			case "workspace.name" -> this.settings.workspace().name();
			default -> "";
		}).text();
		// Nothing but what is not known is nothing
		return Texts.block("text", filled, LONGEST * 2);
	}

	// Whose family stands first tells their own language, not the visitor's
	private static String called(Agent agent) {
		PersonName name = PersonName.of(agent.name(), agent.locale());
		return name.isNobody() ? agent.name() : name.called();
	}

	private static PersonName named(Guest guest) {
		return PersonName.of(guest.name(), guest.locale());
	}

}
