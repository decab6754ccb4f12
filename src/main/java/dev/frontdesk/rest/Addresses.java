package dev.frontdesk.rest;

/** Where what the API tells is found. */
final class Addresses {

	private Addresses() {
	}

	static String ticket(long number) {
		return "/api/v1/tickets/" + number;
	}

	static String message(long number, long id) {
		return ticket(number) + "/messages/" + id;
	}

	static String attachments(long number) {
		return ticket(number) + "/attachments/";
	}

	static String waiting(String id) {
		return "/api/v1/attachments/" + id;
	}

}
