package dev.frontdesk.inbox;

import java.time.Instant;
import java.util.List;

import dev.frontdesk.shell.Face;
import org.jspecify.annotations.Nullable;

/**
 * One thing in a thread: the beginning of a day, a message, or what happened to the
 * ticket. Exactly one of the three is there.
 *
 * @param seq its place in the ticket
 */
public record Entry(long seq, @Nullable Day day, @Nullable Bubble message, @Nullable Happening event) {

	static Entry of(Bubble message) {
		return new Entry(message.seq(), null, message, null);
	}

	static Entry of(Happening event) {
		return new Entry(event.seq(), null, null, event);
	}

	Instant at() {
		if (this.message != null) {
			return this.message.at();
		}
		return (this.event != null) ? this.event.at() : Instant.MIN;
	}

	/**
	 * @param date as ISO 8601, by which a page tells whether it shows the day already
	 */
	public record Day(String date, Instant at) {
	}

	/**
	 * A message.
	 *
	 * @param ours whether the desk, a rule or the bot wrote it
	 * @param note whether it stays inside
	 * @param mine whether the reader wrote it
	 * @param author empty for someone without a name
	 * @param html safe
	 * @param mark {@code deleted}, {@code redacted} or {@code edited}; null as it was
	 * @param moved whether it was written in another ticket, and stands here by its time
	 * @param there whether the customer's clock shows another time than the reader's
	 */
	public record Bubble(long seq, boolean ours, boolean note, boolean mine, String author, String authorKind,
			Instant at, String language, String html, boolean seen, boolean there, List<Attachment> files,
			List<Card> cards, @Nullable String mark, boolean moved) {

		public Face face() {
			return Face.of(this.author);
		}

		public boolean bare() {
			return this.html.isBlank();
		}

	}

	/**
	 * @param publicId its part of the address
	 * @param size in bytes
	 */
	public record Attachment(String publicId, String name, String mediaType, long size) {

		public boolean picture() {
			return this.mediaType.startsWith("image/") && !this.mediaType.contains("svg");
		}

	}

	/**
	 * @param model what the owner's template reads as {@code card}
	 */
	public record Card(String template, Object model) {
	}

	/**
	 * What changed, in words.
	 *
	 * @param by who did it, in the reader's language
	 */
	public record Happening(long seq, Instant at, List<String> texts, String by) {

		Happening and(Happening next) {
			return new Happening(next.seq, this.at,
					java.util.stream.Stream.concat(this.texts.stream(), next.texts.stream()).toList(), this.by);
		}

		boolean goesWith(Happening next) {
			return this.by.equals(next.by) && this.at.equals(next.at);
		}

	}

}
