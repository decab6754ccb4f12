package dev.frontdesk.portal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import dev.frontdesk.forms.Questions;
import dev.frontdesk.shell.Face;
import org.jspecify.annotations.Nullable;

/**
 * One request as its customer reads it.
 *
 * @param seq the place of the last thing that happened
 * @param followUpOf the number of the closed request this one goes on from
 * @param nextUpdateAt by when they were promised to hear of us
 * @param fields what was said in a form, and what the desk lets them know
 * @param earlier the seq before which earlier messages begin
 */
public record RequestThread(String publicId, long number, String subject, String status, Instant createdAt,
		boolean closed, long seq, @Nullable Long followUpOf, @Nullable Instant nextUpdateAt, List<Message> messages,
		@Nullable Long earlier, List<Questions.Told> fields, ZoneId zone) {

	/**
	 * @param author empty for the reader's own and for what the house itself says
	 * @param html made safe when it was stored
	 */
	public record Message(long id, long seq, boolean own, String author, String html, String language, Instant at,
			List<Attachment> files, List<Card> cards) {

		public Face face() {
			return Face.of(this.author);
		}

	}

	/**
	 * @param size in bytes
	 */
	public record Attachment(String publicId, String name, long size) {
	}

	/**
	 * @param template the fragment of the card's owner, which reads the model as
	 * {@code card}
	 */
	public record Card(String template, Object model) {
	}

}
