package dev.frontdesk.settings;

/**
 * An entry of the admin menu. Each module that has something to set gives one bean; the
 * menu collects them.
 *
 * @param key the module's own name for the page, as in {@code aria-current}
 * @param path its address below {@code /admin}, such as {@code /admin/routing}
 * @param labelKey the message key of its name
 * @param order its place in the menu, lowest first
 */
public record SettingsPage(String key, String path, String labelKey, int order) {

}
