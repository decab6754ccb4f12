package dev.frontdesk.sources;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.HtmlUtils;

/** What a mail says and what hangs on it, whatever its parts are nested in. */
final class MailBody {

	private static final int DEEPEST = 20;

	private static final int MOST_PARTS = 500;

	private static final int MOST_TEXT = 4_000_000;

	private final StringBuilder text = new StringBuilder();

	private final StringBuilder html = new StringBuilder();

	private final List<ImportedFile> files = new ArrayList<>();

	private int parts;

	private boolean whole = true;

	private MailBody() {
	}

	static MailBody of(Part message) {
		MailBody body = new MailBody();
		body.take(message, 0);
		return body;
	}

	String text() {
		// as mailboxes mark lines that would begin a message
		return this.text.toString().replaceAll("(?m)^>(>*From )", "$1").strip();
	}

	@Nullable String html() {
		return this.html.isEmpty() ? null : this.html.toString();
	}

	List<ImportedFile> files() {
		return this.files;
	}

	/** Whether every part could be read. */
	boolean whole() {
		return this.whole;
	}

	private void take(Part part, int depth) {
		try {
			if (++this.parts > MOST_PARTS || depth > DEEPEST) {
				this.whole = false;
			}
			else if (isMultipart(part)) {
				each((Multipart) part.getContent(), depth);
			}
			else {
				leaf(part);
			}
		}
		catch (MessagingException | IOException | RuntimeException ex) {
			this.whole = false;
		}
	}

	private static boolean isMultipart(Part part) throws MessagingException, IOException {
		return type(part).startsWith("multipart/") && part.getContent() instanceof Multipart;
	}

	private void each(Multipart parts, int depth) throws MessagingException {
		boolean alternative = parts.getContentType().toLowerCase(Locale.ROOT).startsWith("multipart/alternative");
		int textBefore = this.text.length();
		int htmlBefore = this.html.length();
		for (int i = 0; i < parts.getCount(); i++) {
			take(parts.getBodyPart(i), depth + 1);
		}
		boolean both = this.text.length() > textBefore && this.html.length() > htmlBefore;
		if (both && !alternative && htmlBefore == 0 && textBefore == 0) {
			// one part plain, another rich, one behind the other: both must be read
			this.html.insert(0, "<p>" + escaped(this.text.toString()) + "</p>");
		}
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8").replace("\n", "<br>");
	}

	private void leaf(Part part) throws MessagingException, IOException {
		String type = type(part);
		String name = name(part);
		boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || !name.isEmpty();
		if (!attached && type.equals("text/html")) {
			this.html.append(words(part));
		}
		else if (!attached && (type.equals("text/plain") || type.isEmpty())) {
			this.text.append(this.text.isEmpty() ? "" : "\n\n").append(words(part));
		}
		else if (!type.equals("application/pgp-signature") && !type.equals("application/pkcs7-signature")) {
			file(part, type, name);
		}
	}

	private void file(Part part, String type, String name) throws MessagingException {
		List<String> references = new ArrayList<>();
		String id = ((MimePart) part).getContentID();
		if (id != null) {
			references.add("cid:" + id.replaceAll("[<>\\s]", ""));
		}
		String called = !name.isEmpty() ? name : type.equals("message/rfc822") ? "message.eml" : "file" + ending(type);
		this.files.add(new ImportedFile(called, type, List.copyOf(references), () -> {
			try {
				return part.getInputStream();
			}
			catch (MessagingException ex) {
				throw new IOException(ex);
			}
		}));
	}

	private static String ending(String type) {
		return switch (type) {
			case "image/png" -> ".png";
			case "image/jpeg" -> ".jpg";
			case "image/gif" -> ".gif";
			case "application/pdf" -> ".pdf";
			case "text/calendar" -> ".ics";
			case "text/plain" -> ".txt";
			default -> "";
		};
	}

	private static String type(Part part) throws MessagingException {
		String written = part.getContentType();
		if (written == null) {
			return "text/plain";
		}
		int end = written.indexOf(';');
		return ((end < 0) ? written : written.substring(0, end)).strip().toLowerCase(Locale.ROOT);
	}

	private static String name(Part part) {
		try {
			String name = part.getFileName();
			return (name != null) ? Mail.decoded(name) : "";
		}
		catch (MessagingException ex) {
			return "attachment";
		}
	}

	private String words(Part part) throws MessagingException, IOException {
		byte[] bytes;
		try (InputStream content = part.getInputStream()) {
			bytes = content.readNBytes(MOST_TEXT);
		}
		catch (MessagingException | IOException ex) {
			// a transfer encoding nobody knows, or broken: as it stands there
			try (InputStream raw = (part instanceof jakarta.mail.internet.MimeBodyPart body) ? body.getRawInputStream()
					: new ByteArrayInputStream(new byte[0])) {
				bytes = raw.readNBytes(MOST_TEXT);
			}
		}
		return new String(bytes, charset(part, bytes)).replace("\r\n", "\n");
	}

	private static Charset charset(Part part, byte[] bytes) throws MessagingException {
		try {
			String named = new ContentType(part.getContentType()).getParameter("charset");
			if (named != null && !named.equalsIgnoreCase("us-ascii")) {
				return kin(Charset.forName(MimeUtility.javaCharset(named.strip())));
			}
		}
		catch (ParseException | IllegalCharsetNameException | UnsupportedCharsetException ex) {
			// what it says of itself means nothing
		}
		return Charsets.guess(bytes);
	}

	// Windows' programs say Latin 1 and mean their own
	private static Charset kin(Charset named) {
		return switch (named.name()) {
			case "ISO-8859-1" -> Charset.forName("windows-1252");
			case "TIS-620" -> Charset.forName("x-windows-874");
			default -> named;
		};
	}

}
