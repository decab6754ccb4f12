package dev.frontdesk.drafts;

/**
 * Which step is meant, as an address and a form name it: {@code 0:status}.
 *
 * @param index -1 for nonsense, which is no step
 */
record Place(int index, String action) {

	/** Found by the binding of addresses. */
	public static Place valueOf(String text) {
		String[] parts = text.split(":", 2);
		return (parts.length == 2 && parts[0].matches("\\d{1,3}")) ? new Place(Integer.parseInt(parts[0]), parts[1])
				: new Place(-1, "");
	}

}
