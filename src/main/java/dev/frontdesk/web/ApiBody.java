package dev.frontdesk.web;

/**
 * What a caller of the API sends. Read strictly: what it does not name is refused, and
 * named.
 */
public interface ApiBody {

}
