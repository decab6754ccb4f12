package dev.frontdesk.database;

/**
 * Where the database comes from: Frontdesk's own server, or one that was configured.
 *
 * @param embedded whether Frontdesk runs the server itself
 */
public record DatabaseOrigin(boolean embedded) {

}
