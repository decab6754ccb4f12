package dev.frontdesk.tickets;

import java.util.List;

/**
 * Who gets the next public answer, for a composer to show before it is sent.
 *
 * @param people the ticket's customer first, then those whose tickets were merged into it
 * @param cc addresses in copy
 */
public record Recipients(List<Person> people, List<String> cc) {

	/**
	 * @param name may be empty
	 * @param address empty where none is known: then they read it where they wrote
	 */
	public record Person(long customerId, String name, String address) {
	}

}
