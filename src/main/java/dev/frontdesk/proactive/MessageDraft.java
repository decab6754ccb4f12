package dev.frontdesk.proactive;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A message as it is to be. */
record MessageDraft(long widgetId, String name, Conditions conditions, List<Variant> variants, int holdOut,
		@Nullable Long goalId, @Nullable Integer most) {
}
