package dev.frontdesk.widgets;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A widget's settings as they are to be.
 *
 * @param form the key of what is asked before the first message; null: nothing
 */
record WidgetDraft(String name, long brandId, long marketId, List<String> origins, @Nullable String form, Look look) {

	/** As if it had been saved, for a preview. */
	Widget shown(String key) {
		return new Widget(0, key, this.name, this.brandId, this.marketId, this.origins, this.form, true, this.look, 0);
	}

}
