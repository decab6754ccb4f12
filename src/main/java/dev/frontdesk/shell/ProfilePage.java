package dev.frontdesk.shell;

/**
 * A page on which agents say something about themselves; modules contribute beans.
 * Templates: {@code ~{shell/profile :: pages('password')}}.
 *
 * @param key the name by which a page says where it is
 * @param path its address below {@code /desk/profile}
 * @param order its place in the row, lowest first
 */
public record ProfilePage(String key, String path, String labelKey, int order) {
}
