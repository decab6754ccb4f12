package dev.frontdesk.shell;

import java.util.Optional;

/** Seam: something of a module's own at the foot of the rail, on every page. */
public interface RailPart {

	/** Empty where there is nobody to show it to. */
	Optional<Shown> show();

	/**
	 * @param template the fragment, such as {@code notifications/bell :: rail}
	 * @param model what it reads as {@code model}
	 */
	record Shown(String template, Object model) {
	}

}
