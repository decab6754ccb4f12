package dev.frontdesk.shell;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the desk's main menu; modules contribute beans.
 *
 * @param key the name by which a page says where it is, such as {@code desk}
 * @param icon a symbol of {@code static/shell/icons.svg}
 * @param role who sees it, without {@code ROLE_}; everyone signed in if absent
 */
public record MenuEntry(String key, String path, int order, String labelKey, String icon, @Nullable String role) {
}
