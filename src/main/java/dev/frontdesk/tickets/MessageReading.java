package dev.frontdesk.tickets;

/**
 * Reads typed parts out of what an agent writes to a customer, before it is kept. Given
 * the same words it leaves the same words, for by them a message sent twice is known.
 */
public interface MessageReading {

	/**
	 * The message without what became a part of its own.
	 * @throws dev.frontdesk.web.InvalidText where such a part makes no sense
	 */
	NewMessage read(NewMessage message);

}
