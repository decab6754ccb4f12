package dev.frontdesk.chat;

import java.util.List;

import dev.frontdesk.settings.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A place on the company's pages where visitors write.
 *
 * @param key what the page's script tag names
 * @param form the key of what is asked before the first message; null: nothing
 * @param allowedOrigins of the pages that may show it; empty: this workspace's own
 */
public record Widget(long id, String key, String name, long brandId, long marketId, List<String> allowedOrigins,
		LocalizedText greeting, @Nullable String form) {

	public static final String DEFAULT = "default";

}
