package dev.frontdesk.tickets;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A message about to be written.
 *
 * @param clientId made by the sender's client, unique in the ticket: a repeated one is
 * the same message
 * @param text as typed; at most {@link #MAX_LENGTH} code points
 * @param language the tag of the language it is written in
 * @param fileIds files stored before
 * @param cards typed parts, rendered by their owners
 * @param at when it was written; now when null
 */
public record NewMessage(String clientId, String text, Visibility visibility, Channel channel, String language,
		List<Long> fileIds, List<Card> cards, @Nullable Instant at) {

	public static final int MAX_LENGTH = 10_000;

	public static NewMessage text(String clientId, String text, Channel channel, String language) {
		return new NewMessage(clientId, text, Visibility.PUBLIC, channel, language, List.of(), List.of(), null);
	}

	public static NewMessage note(String clientId, String text, String language) {
		return new NewMessage(clientId, text, Visibility.NOTE, Channel.DESK, language, List.of(), List.of(), null);
	}

	public NewMessage withFiles(List<Long> fileIds) {
		return new NewMessage(this.clientId, this.text, this.visibility, this.channel, this.language, fileIds,
				this.cards, this.at);
	}

	public NewMessage withCards(List<Card> cards) {
		return new NewMessage(this.clientId, this.text, this.visibility, this.channel, this.language, this.fileIds,
				cards, this.at);
	}

	public NewMessage at(Instant at) {
		return new NewMessage(this.clientId, this.text, this.visibility, this.channel, this.language, this.fileIds,
				this.cards, at);
	}

	/**
	 * @param kind the {@link MessageCard} that renders it
	 * @param reference what it is about, in its owner's words
	 */
	public record Card(String kind, String reference) {
	}

}
