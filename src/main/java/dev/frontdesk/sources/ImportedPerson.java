package dev.frontdesk.sources;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Someone as another desk knew them.
 *
 * @param externalId what they are known by there; the address where there is nothing else
 * @param email empty where there is none
 * @param ofDesk whether they answered there, rather than asked
 * @param locale a tag; empty where nobody knows
 * @param organisation its name; may be empty
 * @param since when they were first known; null where nobody knows
 */
public record ImportedPerson(String externalId, String name, String email, boolean ofDesk, String locale,
		String organisation, @Nullable Instant since) {

	static ImportedPerson ofMail(String name, String email, boolean ofDesk) {
		return new ImportedPerson(email.toLowerCase(Locale.ROOT), name, email, ofDesk, "", "", null);
	}

	public boolean is(ImportedPerson other) {
		return this.externalId.equals(other.externalId)
				|| (!this.email.isEmpty() && this.email.equalsIgnoreCase(other.email));
	}

}
