package dev.frontdesk.post;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.language.Languages;
import dev.frontdesk.post.Letter.Action;
import dev.frontdesk.post.Letter.Phrase;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Puts a letter into words, as plain text and as the simple HTML that mail readers agree
 * on: styles stand in the elements, because many of them drop style sheets.
 */
@Component
class Paper {

	private static final String FONT = "font:16px/1.6 system-ui,'Segoe UI',Roboto,'Noto Sans','Noto Sans Thai',"
			+ "'Noto Sans Arabic',sans-serif";

	private final MessageSource messages;

	Paper(MessageSource messages) {
		this.messages = messages;
	}

	Written write(Letter letter, String house) {
		Locale locale = letter.locale();
		String subject = oneLine(words(letter.subject(), locale));
		List<Part> paragraphs = new ArrayList<>();
		if (!letter.name().isBlank()) {
			paragraphs
				.add(Part.plain(this.messages.getMessage("post.greeting", new Object[] { letter.name() }, locale)));
		}
		letter.paragraphs().forEach((phrase) -> paragraphs.addAll(parts(phrase, locale)));
		Action action = letter.action();
		String label = (action != null) ? this.messages.getMessage(action.labelKey(), null, locale) : "";
		URI link = (action != null) ? action.address() : null;
		String footer = this.messages.getMessage("post.footer", new Object[] { house }, locale);
		return new Written(subject, text(paragraphs, label, link, footer),
				html(locale, subject, paragraphs, label, link, footer));
	}

	private String words(Phrase phrase, Locale locale) {
		String key = phrase.key();
		return (key != null) ? this.messages.getMessage(key, phrase.arguments().toArray(), locale) : phrase.text();
	}

	private static String oneLine(String subject) {
		String line = subject.replaceAll("\\p{Cc}+", " ").strip();
		int end = Math.min(line.length(), 200);
		return line.substring(0, (end > 0 && Character.isHighSurrogate(line.charAt(end - 1))) ? end - 1 : end);
	}

	private List<Part> parts(Phrase phrase, Locale locale) {
		if (!phrase.html().isEmpty()) {
			return List.of(new Part(phrase.text(), phrase.html()));
		}
		return parted(words(phrase, locale)).stream().map(Part::plain).toList();
	}

	private static List<String> parted(String text) {
		return List.of(text.strip().split("\\n\\s*\\n", -1));
	}

	private static String text(List<Part> paragraphs, String label, @Nullable URI link, String footer) {
		StringBuilder text = new StringBuilder(
				paragraphs.stream().map(Part::text).collect(java.util.stream.Collectors.joining("\n\n")));
		if (link != null) {
			text.append("\n\n").append(label).append(":\n").append(link);
		}
		return text.append("\n\n-- \n").append(footer).append('\n').toString();
	}

	private static String html(Locale locale, String subject, List<Part> paragraphs, String label, @Nullable URI link,
			String footer) {
		String direction = Languages.rightToLeft(locale) ? "rtl" : "ltr";
		String align = Languages.rightToLeft(locale) ? "right" : "left";
		StringBuilder body = new StringBuilder();
		paragraphs.forEach((part) -> {
			String tag = part.html().isEmpty() ? "p" : "div";
			String words = part.html().isEmpty() ? escaped(part.text()).replace("\n", "<br>") : part.html();
			body.append("<%s dir=\"auto\" style=\"margin:0 0 16px;text-align:%s\">".formatted(tag, align))
				.append(words)
				.append("</")
				.append(tag)
				.append(">\n");
		});
		if (link != null) {
			body.append(button(label, link));
		}
		return """
				<!doctype html>
				<html lang="%s" dir="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>%s</title></head>
				<body dir="%s" style="margin:0;padding:24px 16px;background:#f6f6f4;color:#22252e;%s">
				<div style="max-width:560px;margin:0 auto;padding:28px 28px 20px;background:#ffffff;border-radius:12px;text-align:%s">
				%s<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e4e4e0;font-size:13px;color:#5d6270">%s</p>
				</div></body></html>
				"""
			.formatted(locale.toLanguageTag(), direction, escaped(subject), direction, FONT, align, body,
					escaped(footer));
	}

	private static String button(String label, URI link) {
		String address = escaped(link.toString());
		return """
				<p style="margin:24px 0"><a href="%s" style="display:inline-block;padding:12px 22px;border-radius:8px;background:#2c3350;color:#ffffff;font-weight:600;text-decoration:none">%s</a></p>
				<p dir="ltr" style="margin:0 0 16px;font-size:13px;color:#5d6270;word-break:break-all">%s</p>
				"""
			.formatted(address, escaped(label), address);
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

	record Written(String subject, String text, String html) {
	}

	/**
	 * @param html safe, or empty for what is plain
	 */
	private record Part(String text, String html) {

		static Part plain(String text) {
			return new Part(text, "");
		}

	}

}
