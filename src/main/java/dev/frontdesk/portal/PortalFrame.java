package dev.frontdesk.portal;

import java.util.List;

/**
 * What the frame around every page shows.
 *
 * @param color six hexadecimal digits
 * @param base the address of the start page, such as {@code /help/th}
 */
public record PortalFrame(String brand, String color, String base, boolean signedIn, List<Language> languages) {

	/**
	 * @param name in that language itself
	 * @param href this page in that language
	 */
	public record Language(String tag, String name, String href, boolean current) {
	}

}
