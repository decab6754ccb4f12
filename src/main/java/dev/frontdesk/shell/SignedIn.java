package dev.frontdesk.shell;

import java.util.Optional;

/**
 * Seam: who is signed in, as the frame shows them. Implemented where people are known.
 */
public interface SignedIn {

	Optional<Badge> badge();

	/**
	 * @param name as colleagues read it
	 * @param detail one short line below, such as the role, in the reader's language
	 */
	record Badge(String name, String detail, boolean online) {

		public Face face() {
			return Face.of(this.name);
		}

	}

}
