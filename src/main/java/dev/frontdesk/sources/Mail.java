package dev.frontdesk.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import org.jspecify.annotations.Nullable;

/** The headers of a mail as people and programs write them, however broken. */
final class Mail {

	private static final Session SESSION = session();

	private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,900})>");

	private static final Pattern PREFIX = Pattern.compile(
			"^\\s*((re|fw|fwd|aw|wg|vá|válasz|továbbítás|sv|tr|rv|ตอบกลับ|ส่งต่อ|رد|إعادة توجيه|回复|転送|返信)\\s*(\\[\\d+])?\\s*[:：]\\s*)+",
			Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

	private final MimeMessage message;

	private Mail(MimeMessage message) {
		this.message = message;
	}

	private static Session session() {
		Properties lenient = new Properties();
		lenient.setProperty("mail.mime.address.strict", "false");
		lenient.setProperty("mail.mime.allowutf8", "true");
		return Session.getInstance(lenient);
	}

	/**
	 * @throws MessagingException when it is none
	 */
	static Mail read(InputStream bytes) throws MessagingException {
		Mail mail = new Mail(new MimeMessage(SESSION, bytes));
		if (mail.header("From").isEmpty() && mail.header("Date").isEmpty() && mail.header("Received").isEmpty()) {
			throw new MessagingException("no headers");
		}
		return mail;
	}

	MimeMessage message() {
		return this.message;
	}

	String header(String name) {
		try {
			String[] values = this.message.getHeader(name);
			return (values != null && values.length > 0) ? utf8(values[0]) : "";
		}
		catch (MessagingException ex) {
			return "";
		}
	}

	// Raw UTF-8 in headers, which the parser gives byte by byte
	private static String utf8(String raw) {
		boolean bytes = raw.chars().allMatch((one) -> one < 256) && raw.chars().anyMatch((one) -> one > 127);
		if (!bytes) {
			return raw;
		}
		byte[] written = raw.getBytes(StandardCharsets.ISO_8859_1);
		Charset charset = Charsets.guess(written);
		return new String(written, charset);
	}

	@Nullable String id() {
		Matcher id = ID.matcher(header("Message-ID"));
		return id.find() ? id.group(1) : null;
	}

	/** Those it answers, the nearest first. */
	List<String> answers() {
		List<String> ids = new ArrayList<>();
		ID.matcher(header("In-Reply-To")).results().forEach((one) -> ids.add(one.group(1)));
		ID.matcher(header("References")).results().map((one) -> one.group(1)).toList().reversed().forEach(ids::add);
		return ids.stream().distinct().toList();
	}

	String subject() {
		return decoded(header("Subject"));
	}

	/** Without what answers put before it. */
	static String bare(String subject) {
		return PREFIX.matcher(subject).replaceFirst("").strip();
	}

	static String decoded(String header) {
		try {
			return MimeUtility.decodeText(MimeUtility.unfold(header)).strip();
		}
		catch (IOException | RuntimeException ex) {
			return header.strip();
		}
	}

	@Nullable Instant date() {
		Instant written = parsed(header("Date"));
		if (written != null) {
			return written;
		}
		String received = header("Received");
		return parsed(received.substring(received.lastIndexOf(';') + 1));
	}

	private static @Nullable Instant parsed(String written) {
		try {
			Date date = new MailDateFormat().parse(written.strip());
			Instant at = date.toInstant();
			int year = at.atZone(ZoneOffset.UTC).getYear();
			return (year > 1980 && year < 2200) ? at : null;
		}
		catch (java.text.ParseException | RuntimeException ex) {
			return new Dates("", ZoneOffset.UTC).read(written);
		}
	}

	List<InternetAddress> addresses(String... headers) {
		List<InternetAddress> found = new ArrayList<>();
		for (String header : headers) {
			String written = header(header);
			if (!written.isBlank()) {
				addTo(found, written);
			}
		}
		return found;
	}

	private static void addTo(List<InternetAddress> found, String written) {
		try {
			for (Address one : InternetAddress.parseHeader(written, false)) {
				if (one instanceof InternetAddress mail && mail.getAddress() != null && !mail.isGroup()) {
					found.add(mail);
				}
			}
		}
		catch (AddressException ex) {
			Matcher bare = Pattern.compile("[^\\s<>,;:\"]+@[^\\s<>,;:\"]+").matcher(written);
			while (bare.find()) {
				InternetAddress address = new InternetAddress();
				address.setAddress(bare.group());
				found.add(address);
			}
		}
	}

	@Nullable InternetAddress from() {
		List<InternetAddress> from = addresses("From");
		if (from.isEmpty()) {
			from = addresses("Sender", "Reply-To");
		}
		return from.isEmpty() ? null : from.getFirst();
	}

	static ImportedPerson person(InternetAddress address, boolean ofDesk) {
		String name = (address.getPersonal() != null) ? decoded(address.getPersonal()) : "";
		return ImportedPerson.ofMail(name, address.getAddress().strip(), ofDesk);
	}

	/** Whether a program wrote it to nobody in particular, such as a bounce. */
	boolean automatic() {
		String auto = header("Auto-Submitted").toLowerCase(Locale.ROOT);
		boolean bounce = header("Return-Path").strip().equals("<>")
				&& header("Content-Type").toLowerCase(Locale.ROOT).contains("report-type=delivery-status");
		return bounce || auto.startsWith("auto-replied") || auto.startsWith("auto-generated");
	}

}
