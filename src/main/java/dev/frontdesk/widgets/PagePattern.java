package dev.frontdesk.widgets;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.frontdesk.web.InvalidText;

/**
 * Addresses of pages, {@code *} standing for anything: {@code /help/*} on every site,
 * {@code https://shop.example/*} on one. Query and fragment count only where they are
 * named. The loader judges by the same rules.
 */
public record PagePattern(String written) {

	private static final int LONGEST = 300;

	@JsonCreator
	public PagePattern {
	}

	@JsonValue
	@Override
	public String written() {
		return this.written;
	}

	/**
	 * @throws InvalidText when it is no pattern
	 */
	public static PagePattern typed(String field, String line) {
		String pattern = line.strip().replaceAll("\\*+", "*");
		boolean begins = pattern.startsWith("/") || pattern.startsWith("*") || pattern.startsWith("https://")
				|| pattern.startsWith("http://");
		if (!begins || pattern.length() > LONGEST || pattern.matches("(?s).*[\\s\\p{Cc}].*")) {
			throw new InvalidText(field, "widgets.pages.invalid",
					pattern.substring(0, Math.min(pattern.length(), LONGEST)));
		}
		return new PagePattern(pattern);
	}

	/** As browsers write it: what is not ASCII in percents. */
	public String encoded() {
		StringBuilder encoded = new StringBuilder();
		for (byte part : this.written.getBytes(StandardCharsets.UTF_8)) {
			if (part < 0) {
				encoded.append('%').append("%02X".formatted(part & 0xff));
			}
			else {
				encoded.append((char) part);
			}
		}
		return encoded.toString();
	}

	boolean matches(URI page) {
		String encoded = encoded();
		String path = Objects.requireNonNullElse(page.getRawPath(), "");
		String address = (encoded.startsWith("/") ? "" : page.getScheme() + "://" + page.getRawAuthority())
				+ (path.isEmpty() ? "/" : path)
				+ ((encoded.contains("?") && page.getRawQuery() != null) ? '?' + page.getRawQuery() : "")
				+ ((encoded.contains("#") && page.getRawFragment() != null) ? '#' + page.getRawFragment() : "");
		String regex = Stream.of(encoded.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
		return Pattern.matches(regex, address);
	}

}
