package dev.frontdesk.shell;

/**
 * A place the palette leads to.
 *
 * @param group the heading it stands under, in the reader's language
 * @param path its address in this house
 */
public record Command(String group, String label, String path) {
}
