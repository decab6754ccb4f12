package dev.frontdesk.live;

/** A party came online with its first socket, or went offline with its last. */
public record PresenceChanged(SocketParty party, boolean online) {

}
