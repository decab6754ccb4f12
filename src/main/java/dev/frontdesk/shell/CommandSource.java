package dev.frontdesk.shell;

import java.security.Principal;
import java.util.List;
import java.util.Locale;

/**
 * Seam: what the palette offers beyond the buttons and links of the page that is open.
 */
public interface CommandSource {

	/** Its place in the palette, lowest first. */
	int order();

	List<Command> commands(Principal person, Locale reader);

	/** What fits what was typed, of things too many to be offered beforehand. */
	default List<Command> found(Principal person, String typed, Locale reader) {
		return List.of();
	}

}
