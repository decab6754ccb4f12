package dev.frontdesk.transcripts;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.frontdesk.language.Languages;

import org.springframework.stereotype.Component;

/**
 * The conversation as PDF. Words are drawn as outlines, shaped by Java's own text engine:
 * that is right in every script whose font is there, and needs no font in the file; to
 * search or copy, there is the HTML.
 */
@Component
class PdfTranscript {

	private final Phrases phrases;

	private final Fonts fonts;

	PdfTranscript(Phrases phrases, Fonts fonts) {
		this.phrases = phrases;
		this.fonts = fonts;
	}

	void write(Transcript transcript, Transcripts.Pages pages, OutputStream out) throws IOException {
		String title = "#" + transcript.number() + " " + transcript.subject();
		boolean rightToLeft = Languages.rightToLeft(transcript.locale());
		String language = transcript.locale().toLanguageTag();
		// before the first byte, so that it can still be refused
		this.fonts.forLanguage(language);
		Set<String> missing = new TreeSet<>();
		try (Sheet sheet = new Sheet(out, this.fonts, title, transcript.house(), rightToLeft, language, missing)) {
			sheet.line(title, transcript.language(), 15, true, Sheet.INK);
			sheet.line(this.phrases.head(transcript), language, 9, false, Sheet.FAINT);
			sheet.line(this.phrases.of(transcript, transcript.notes() ? "with-notes" : "without-notes"), language, 9,
					false, Sheet.FAINT);
			writeAll(transcript, pages, sheet);
			if (!missing.isEmpty()) {
				sheet.gap(14);
				sheet.line(this.phrases.of(transcript, "no-font", String.join(", ", missing)), language, 9, true,
						Sheet.FAINT);
			}
		}
	}

	private void writeAll(Transcript transcript, Transcripts.Pages pages, Sheet sheet) {
		long last = 0;
		while (true) {
			List<Transcript.Said> page = pages.after(last);
			for (Transcript.Said said : page) {
				write(transcript, said, sheet);
				last = said.seq();
			}
			if (page.size() < Transcripts.PAGE) {
				return;
			}
		}
	}

	private void write(Transcript transcript, Transcript.Said said, Sheet sheet) {
		String language = transcript.locale().toLanguageTag();
		sheet.gap(14);
		sheet.keepTogether(40);
		sheet.bar(said.note() ? Sheet.NOTE : said.ours() ? Sheet.OURS : Sheet.THEIRS);
		String head = this.phrases.author(transcript, said) + "  ·  " + this.phrases.when(transcript, said);
		sheet.line(said.note() ? head + "  ·  " + this.phrases.of(transcript, "note") : head, language, 9, true,
				Sheet.FAINT);
		said.text().lines().forEach((line) -> sheet.line(line, said.language(), 10.5f, false, Sheet.INK));
		for (String card : said.cards()) {
			card.lines().forEach((line) -> sheet.line(line, language, 10.5f, false, Sheet.INK));
		}
		for (Transcript.File file : said.files()) {
			sheet.line("– " + this.phrases.file(transcript, file), language, 9, false, Sheet.FAINT);
		}
		sheet.endBar();
	}

}
