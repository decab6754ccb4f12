package dev.frontdesk.post;

import java.util.List;
import java.util.Locale;

/**
 * A letter that had not gone and is there no more, because of words it carried.
 *
 * @param messages whose words it carried
 * @param files the stored files that went along and still are
 */
public record LetterTakenBack(String purpose, String address, Locale locale, List<Long> messages, List<Long> files) {

	public boolean isFor(String purpose) {
		return this.purpose.equals(purpose);
	}

}
