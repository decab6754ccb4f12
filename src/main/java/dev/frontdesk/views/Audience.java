package dev.frontdesk.views;

/** Who has a saved view beside its owner. */
public enum Audience {

	ME, TEAMS, EVERYONE

}
