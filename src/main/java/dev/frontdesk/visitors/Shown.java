package dev.frontdesk.visitors;

/** How much the desk has to do with a widget's visitors before they write. */
public enum Shown {

	/** Nothing: they do not even say that they are here. */
	OFF,

	/** Agents see who is here. */
	SEEN,

	/** Agents may speak to them, too. */
	INVITED

}
