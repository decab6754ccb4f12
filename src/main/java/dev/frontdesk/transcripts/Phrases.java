package dev.frontdesk.transcripts;

import java.util.Locale;

import dev.frontdesk.shell.Times;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a transcript says besides what was said. */
@Component
class Phrases {

	private final MessageSource messages;

	private final Times times;

	Phrases(MessageSource messages, Times times) {
		this.messages = messages;
		this.times = times;
	}

	String of(Transcript transcript, String key, Object... arguments) {
		return this.messages.getMessage("transcripts." + key, arguments, transcript.locale());
	}

	String author(Transcript transcript, Transcript.Said said) {
		return said.author().isEmpty() ? of(transcript, "customer") : said.author();
	}

	String when(Transcript transcript, Transcript.Said said) {
		return this.times.dateAndTime(said.at(), transcript.zone());
	}

	String head(Transcript transcript) {
		String name = transcript.customer().isEmpty() ? of(transcript, "customer") : transcript.customer();
		return of(transcript, "head", name, this.times.dateAndTime(transcript.createdAt(), transcript.zone()),
				transcript.zone().getId());
	}

	String file(Transcript transcript, Transcript.File file) {
		Locale locale = transcript.locale();
		boolean large = file.size() >= 1_000_000;
		double size = large ? file.size() / 1_000_000.0 : Math.max(1, Math.round(file.size() / 1000.0));
		return this.messages.getMessage(large ? "transcripts.file.mb" : "transcripts.file.kb",
				new Object[] { file.name(), size }, locale);
	}

}
