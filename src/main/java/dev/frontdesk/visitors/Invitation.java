package dev.frontdesk.visitors;

/**
 * What an agent says to a visitor first.
 *
 * @param visitor the digest of the key that their browser keeps
 * @param language of the text
 */
record Invitation(String publicId, String visitor, long agentId, String agent, String text, String language) {

	/** Says nothing of anyone in a log. */
	@Override
	public String toString() {
		return "Invitation " + this.publicId;
	}

}
