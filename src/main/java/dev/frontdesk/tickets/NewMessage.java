package dev.frontdesk.tickets;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A message about to be written.
 *
 * @param clientId made by the sender's client, unique in the ticket: with the same words
 * again it is the same message
 * @param text as typed; at most {@link #MAX_LENGTH} code points
 * @param html the same as rich text, from {@link RichText}; null makes it from the text
 * @param language the tag of the language it is written in
 * @param files gives the ids of stored files; asked once it is certain that the message
 * was not stored before
 * @param cards typed parts, rendered by their owners
 * @param cc who else gets it by mail, and then every later answer; null leaves it to the
 * ticket, empty ends it
 * @param mentions the ids of agents who are told, and may read and note here from now on
 * @param at when it was written; now when null
 */
public record NewMessage(String clientId, String text, @Nullable String html, Visibility visibility, Channel channel,
		String language, Supplier<List<Long>> files, List<Card> cards, @Nullable List<String> cc, List<Long> mentions,
		@Nullable Instant at) {

	public static final int MAX_LENGTH = 10_000;

	public static NewMessage text(String clientId, String text, Channel channel, String language) {
		return new NewMessage(clientId, text, null, Visibility.PUBLIC, channel, language, List::of, List.of(), null,
				List.of(), null);
	}

	public static NewMessage note(String clientId, String text, String language) {
		return new NewMessage(clientId, text, null, Visibility.NOTE, Channel.DESK, language, List::of, List.of(), null,
				List.of(), null);
	}

	/** The same under another client id. */
	NewMessage under(String clientId) {
		return new NewMessage(clientId, this.text, this.html, this.visibility, this.channel, this.language, this.files,
				this.cards, this.cc, this.mentions, this.at);
	}

	/** With rich text, made safe by {@link RichText} before. */
	public NewMessage withHtml(String html) {
		return new NewMessage(this.clientId, this.text, html, this.visibility, this.channel, this.language, this.files,
				this.cards, this.cc, this.mentions, this.at);
	}

	public NewMessage withFiles(List<Long> fileIds) {
		return withFiles(() -> fileIds);
	}

	/** With files that are stored, in the same transaction, only if the message is. */
	public NewMessage withFiles(Supplier<List<Long>> files) {
		return new NewMessage(this.clientId, this.text, this.html, this.visibility, this.channel, this.language, files,
				this.cards, this.cc, this.mentions, this.at);
	}

	public NewMessage withCards(List<Card> cards) {
		return new NewMessage(this.clientId, this.text, this.html, this.visibility, this.channel, this.language,
				this.files, cards, this.cc, this.mentions, this.at);
	}

	/** To these as well; an empty list writes to nobody in copy any more. */
	public NewMessage copyTo(List<String> cc) {
		return new NewMessage(this.clientId, this.text, this.html, this.visibility, this.channel, this.language,
				this.files, this.cards, cc, this.mentions, this.at);
	}

	public NewMessage mentioning(List<Long> agentIds) {
		return new NewMessage(this.clientId, this.text, this.html, this.visibility, this.channel, this.language,
				this.files, this.cards, this.cc, agentIds, this.at);
	}

	public NewMessage at(Instant at) {
		return new NewMessage(this.clientId, this.text, this.html, this.visibility, this.channel, this.language,
				this.files, this.cards, this.cc, this.mentions, at);
	}

	/**
	 * @param kind the {@link MessageCard} that renders it
	 * @param reference what it is about, in its owner's words
	 */
	public record Card(String kind, String reference) {
	}

}
