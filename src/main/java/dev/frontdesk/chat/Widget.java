package dev.frontdesk.chat;

import java.util.List;

import dev.frontdesk.settings.LocalizedText;

/**
 * A place on the company's pages where visitors write.
 *
 * @param key what the page's script tag names
 * @param allowedOrigins of the pages that may show it; empty: this workspace's own
 */
public record Widget(long id, String key, String name, long brandId, long marketId, List<String> allowedOrigins,
		LocalizedText greeting) {

	public static final String DEFAULT = "default";

}
