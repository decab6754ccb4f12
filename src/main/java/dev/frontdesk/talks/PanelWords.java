package dev.frontdesk.talks;

import java.util.List;

/**
 * Words that a module's script in the panel needs once it is brought: message keys, given
 * to it by the same names. A bean for each module that has some.
 *
 * @param prefix what comes before each, such as {@code ratings.panel.}
 */
public record PanelWords(String prefix, List<String> names) {

	public PanelWords {
		names = List.copyOf(names);
	}

	public static PanelWords of(String prefix, String... names) {
		return new PanelWords(prefix, List.of(names));
	}

}
