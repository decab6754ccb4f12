package dev.frontdesk.transcripts;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.frontdesk.language.Languages;

import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** One file that needs nothing else, and prints well. */
@Component
class HtmlTranscript {

	private static final String STYLE = """
			:root{color-scheme:light dark}body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:16px/1.55 system-ui,\
			'Segoe UI',Roboto,'Noto Sans','Noto Sans Thai','Noto Sans Arabic','Noto Sans CJK JP',sans-serif}\
			h1{font-size:1.4rem;margin:0}article{margin:1.2rem 0;padding:.8rem 1rem;border:1px solid #8884;\
			border-radius:10px;break-inside:avoid;overflow-wrap:anywhere}.note{border-inline-start:4px solid #c90;\
			background:#fc02}header p,footer,.when{color:GrayText;font-size:.85rem}.by{font-weight:650;margin:0 0 .3rem}\
			blockquote{margin:.5rem 0;padding-inline-start:.8rem;border-inline-start:3px solid #8886}\
			pre{overflow-x:auto}table{border-collapse:collapse}td,th{border:1px solid #8886;padding:.2rem .5rem}\
			ul.files{font-size:.9rem}p{margin:.4rem 0}@media print{body{margin:0;max-width:none}}""";

	private final Phrases phrases;

	HtmlTranscript(Phrases phrases) {
		this.phrases = phrases;
	}

	void write(Transcript transcript, Transcripts.Pages pages, OutputStream stream) throws IOException {
		Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
		String title = "#" + transcript.number() + " " + transcript.subject();
		out.write("""
				<!doctype html>
				<html lang="%s" dir="%s"><head><meta charset="utf-8">
				<meta name="viewport" content="width=device-width">
				<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
				<title>%s</title><style>%s</style></head>
				<body><header><h1 dir="auto">%s</h1><p>%s</p><p>%s</p></header><main>
				""".formatted(transcript.locale().toLanguageTag(),
				Languages.rightToLeft(transcript.locale()) ? "rtl" : "ltr", escaped(title), STYLE, escaped(title),
				escaped(this.phrases.head(transcript)),
				escaped(this.phrases.of(transcript, transcript.notes() ? "with-notes" : "without-notes"))));
		long last = 0;
		List<Transcript.Said> page = pages.after(last);
		while (!page.isEmpty()) {
			for (Transcript.Said said : page) {
				write(transcript, said, out);
				last = said.seq();
			}
			page = (page.size() == Transcripts.PAGE) ? pages.after(last) : List.of();
		}
		out.write("</main><footer><p>" + escaped(transcript.house()) + "</p></footer></body></html>\n");
		out.flush();
	}

	private void write(Transcript transcript, Transcript.Said said, Writer out) throws IOException {
		out.write("<article" + (said.note() ? " class=\"note\"" : "") + "><p class=\"by\"><bdi>"
				+ escaped(this.phrases.author(transcript, said)) + "</bdi> <span class=\"when\"><time datetime=\""
				+ said.at() + "\">" + escaped(this.phrases.when(transcript, said)) + "</time>");
		if (said.note()) {
			out.write(" · " + escaped(this.phrases.of(transcript, "note")));
		}
		out.write("</span></p><div dir=\"auto\" lang=\"" + escaped(said.language()) + "\">" + said.html() + "</div>");
		for (String card : said.cards()) {
			out.write("<p dir=\"auto\">" + escaped(card).replace("\n", "<br>") + "</p>");
		}
		if (!said.files().isEmpty()) {
			out.write("<ul class=\"files\">");
			for (Transcript.File file : said.files()) {
				out.write("<li dir=\"auto\">" + escaped(this.phrases.file(transcript, file)) + "</li>");
			}
			out.write("</ul>");
		}
		out.write("</article>\n");
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

}
