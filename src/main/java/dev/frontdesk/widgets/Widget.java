package dev.frontdesk.widgets;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A place on the company's pages where visitors write.
 *
 * @param key what the page's script tag names
 * @param form the key of what is asked before the first message; null: nothing
 * @param allowedOrigins of the pages that may show it; empty: this workspace's own
 * @param enabled whether it shows at all
 * @param version of its settings
 */
public record Widget(long id, String key, String name, long brandId, long marketId, List<String> allowedOrigins,
		@Nullable String form, boolean enabled, Look look, int version) {

	public static final String DEFAULT = "default";

}
