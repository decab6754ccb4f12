package dev.frontdesk.post;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A letter as its author composes it; {@link Post} puts it into words:
 * {@code Letter.to(address, name, locale, "portal.sign-in").subject("portal.letter.subject")
 * .paragraph("portal.letter.text", 15).action("portal.letter.open", link)}.
 *
 * @param purpose why it is written, such as {@code portal.sign-in}; admins read it
 * @param name of the recipient, may be empty
 * @param action the one thing to do, as a button
 * @param headers of {@link #ALLOWED} only
 * @param files the ids of stored files that go along
 * @param messages the ids of the messages whose words it carries
 */
public record Letter(String purpose, String address, String name, Locale locale, Phrase subject,
		List<Phrase> paragraphs, @Nullable Action action, Map<String, String> headers, List<Long> files,
		List<Long> messages) {

	/** Which headers an author may set. */
	public static final Set<String> ALLOWED = Set.of("Message-ID", "In-Reply-To", "References", "Reply-To");

	private static final int LONGEST_NAME = 200;

	public Letter {
		paragraphs = List.copyOf(paragraphs);
		headers.forEach((header, value) -> {
			if (!ALLOWED.contains(header) || value.chars().anyMatch((c) -> c < ' ' || c > '~')) {
				throw new IllegalArgumentException("Not a header of a letter: " + header);
			}
		});
		headers = Map.copyOf(headers);
		files = List.copyOf(files);
		messages = List.copyOf(messages);
	}

	public static Letter to(String address, String name, Locale locale, String purpose) {
		return new Letter(purpose, address, clean(name), locale, Phrase.verbatim(""), List.of(), null, Map.of(),
				List.of(), List.of());
	}

	/** The subject, by its message key. */
	public Letter subject(String key, Object... arguments) {
		return subject(Phrase.of(key, arguments));
	}

	/** The subject as a person wrote it. */
	public Letter subjectText(String text) {
		return subject(Phrase.verbatim(text));
	}

	/** A paragraph, by its message key. */
	public Letter paragraph(String key, Object... arguments) {
		return with(Phrase.of(key, arguments));
	}

	/** Text as a person wrote it; empty lines part paragraphs. */
	public Letter text(String text) {
		return with(Phrase.verbatim(text));
	}

	/**
	 * Rich text, made safe before, and the same as plain text.
	 */
	public Letter rich(String html, String text) {
		return with(new Phrase(null, List.of(), text, html));
	}

	/** Stored files to go along, which must outlive the letter's way. */
	public Letter files(List<Long> ids) {
		return new Letter(this.purpose, this.address, this.name, this.locale, this.subject, this.paragraphs,
				this.action, this.headers, ids, this.messages);
	}

	/** Words of these messages are in it: when they are taken back, so is the letter. */
	public Letter carrying(List<Long> messageIds) {
		return new Letter(this.purpose, this.address, this.name, this.locale, this.subject, this.paragraphs,
				this.action, this.headers, this.files, messageIds);
	}

	public Letter action(String labelKey, URI address) {
		return new Letter(this.purpose, this.address, this.name, this.locale, this.subject, this.paragraphs,
				new Action(labelKey, address), this.headers, this.files, this.messages);
	}

	public Letter header(String header, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.headers);
		more.put(header, value);
		return new Letter(this.purpose, this.address, this.name, this.locale, this.subject, this.paragraphs,
				this.action, more, this.files, this.messages);
	}

	private static String clean(String name) {
		int end = name.offsetByCodePoints(0, Math.min(name.codePointCount(0, name.length()), LONGEST_NAME));
		return Texts.optionalLine("name", name.substring(0, end), LONGEST_NAME);
	}

	private Letter subject(Phrase phrase) {
		return new Letter(this.purpose, this.address, this.name, this.locale, phrase, this.paragraphs, this.action,
				this.headers, this.files, this.messages);
	}

	private Letter with(Phrase paragraph) {
		List<Phrase> more = new ArrayList<>(this.paragraphs);
		more.add(paragraph);
		return new Letter(this.purpose, this.address, this.name, this.locale, this.subject, more, this.action,
				this.headers, this.files, this.messages);
	}

	/**
	 * Words by key and arguments, or as they stand.
	 *
	 * @param key null where the text stands for itself
	 * @param html the same as rich text, or empty
	 */
	record Phrase(@Nullable String key, List<Object> arguments, String text, String html) {

		static Phrase of(String key, Object... arguments) {
			return new Phrase(key, List.of(arguments), "", "");
		}

		static Phrase verbatim(String text) {
			return new Phrase(null, List.of(), text, "");
		}

	}

	record Action(String labelKey, URI address) {
	}

}
