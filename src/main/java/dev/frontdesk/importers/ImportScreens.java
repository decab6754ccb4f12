package dev.frontdesk.importers;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.sources.Charsets;
import dev.frontdesk.sources.CsvColumn;
import dev.frontdesk.sources.ImportOptions;
import dev.frontdesk.sources.ImportSource;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of imports show. */
@Component
class ImportScreens {

	private static final int PAGE = 25;

	private static final int LINES = 50;

	private final Runs runs;

	private final Imports imports;

	private final Fields fields;

	private final Settings settings;

	private final MessageSource messages;

	ImportScreens(Runs runs, Imports imports, Fields fields, Settings settings, MessageSource messages) {
		this.runs = runs;
		this.imports = imports;
		this.fields = fields;
		this.settings = settings;
		this.messages = messages;
	}

	@Transactional(readOnly = true)
	public Latest latest(long before) {
		List<ImportRun> found = this.runs.before(before, PAGE + 1);
		List<ImportRun> shown = found.subList(0, Math.min(PAGE, found.size()));
		return new Latest(shown, (found.size() > PAGE) ? "/admin/imports?before=" + shown.getLast().id() : null,
				this.runs.largest() / 1_000_000, this.imports.kinds(), zone());
	}

	ZoneId zone() {
		return this.settings.workspace().timeZone();
	}

	@Transactional(readOnly = true)
	public Report report(long id, long after, Locale reader) {
		List<Runs.Line> found = this.runs.untaken(id, after, LINES + 1);
		List<Runs.Line> shown = found.subList(0, Math.min(LINES, found.size()));
		return new Report(shown.stream().map((line) -> told(line, reader)).toList(),
				(found.size() > LINES) ? "/admin/imports/" + id + "?after=" + shown.getLast().ordinal() : null,
				Runs.KEPT);
	}

	Told told(Runs.Line line, Locale reader) {
		return new Told(say("importers.place." + line.place(), reader, line.named()),
				say(line.reason(), reader, line.arguments().toArray()));
	}

	private String say(String key, Locale reader, Object... arguments) {
		return this.messages.getMessage(key, arguments, reader);
	}

	/** The form, with the beginning of the table where it is one. */
	Editor editor(ImportRun run, ImportOptions options, Locale reader) {
		ImportSource.Preview preview = this.imports.preview(run, options);
		List<Column> columns = new ArrayList<>();
		if (preview != null) {
			List<Choice> choices = choices(reader);
			for (int i = 0; i < preview.header().size(); i++) {
				int at = i;
				columns.add(new Column("column." + i, preview.header().get(i),
						preview.rows()
							.stream()
							.map((row) -> row.get(at))
							.filter((cell) -> !cell.isBlank())
							.limit(3)
							.toList(),
						options.get("column." + i), choices));
			}
		}
		return new Editor(run.source(), options, columns, Charsets.OFFERED, languages(options, reader),
				ZoneId.getAvailableZoneIds()
					.stream()
					.filter((zone) -> zone.contains("/") || zone.equals("UTC"))
					.sorted()
					.toList());
	}

	private List<Choice> choices(Locale reader) {
		Stream<Choice> built = Stream.of(CsvColumn.values())
			.map((column) -> new Choice(column.name(), say("importers.column." + column.name(), reader)));
		Stream<Choice> own = this.fields.active()
			.stream()
			.map((Field field) -> new Choice("field:" + field.key(),
					say("importers.column.field", reader, field.name(reader))));
		return Stream.concat(built, own).toList();
	}

	private static List<Choice> languages(ImportOptions options, Locale reader) {
		return Stream
			.concat(Stream.of(options.language()),
					Stream.concat(Languages.SHIPPED.stream().map(Locale::getLanguage),
							Stream.of("de", "fr", "es", "it", "pl", "ja", "zh", "ko", "he", "el", "ru", "uk", "ro",
									"sk", "cs", "nl", "pt", "tr", "vi")))
			.distinct()
			.map((tag) -> new Choice(tag, Languages.name(tag, reader)))
			.sorted(Comparator.comparing(Choice::label))
			.toList();
	}

	/**
	 * The list of imports.
	 *
	 * @param largest megabytes a file may have
	 */
	public record Latest(List<ImportRun> runs, @Nullable String next, long largest, List<String> kinds, ZoneId zone) {
	}

	/**
	 * What was not taken, a page of it.
	 *
	 * @param most lines that are kept; the others are only counted
	 */
	public record Report(List<Told> lines, @Nullable String next, int most) {
	}

	public record Told(String place, String reason) {
	}

	public record Editor(String source, ImportOptions options, List<Column> columns, List<String> charsets,
			List<Choice> languages, List<String> zones) {
	}

	/** A column of the table and what it is taken for. */
	public record Column(String name, String header, List<String> cells, String chosen, List<Choice> choices) {
	}

	public record Choice(String value, String label) {
	}

}
