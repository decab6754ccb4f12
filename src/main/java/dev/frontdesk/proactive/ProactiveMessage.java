package dev.frontdesk.proactive;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A message that a widget shows beside its launcher.
 *
 * @param holdOut percent of visitors who are shown nothing
 * @param goalId what counts as its success; null: any goal
 * @param most how often it is shown in all; null: without end
 */
record ProactiveMessage(long id, String publicId, long widgetId, String name, boolean active, Conditions conditions,
		List<Variant> variants, int holdOut, @Nullable Long goalId, @Nullable Integer most, int version) {

	/** Whom nothing was shown. */
	static final int HELD_OUT = -1;

	ProactiveMessage {
		variants = List.copyOf(variants);
	}

	boolean has(int variant) {
		return variant >= HELD_OUT && variant < this.variants.size();
	}

}
