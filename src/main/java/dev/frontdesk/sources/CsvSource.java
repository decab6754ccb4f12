package dev.frontdesk.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Tables with a header: one ticket a row, or one message a row. */
@Component
class CsvSource implements ImportSource {

	static final String COLUMN = "column.";

	private static final int SAMPLE = 256 * 1024;

	private static final int PREVIEW_ROWS = 5;

	private static final int MOST_COLUMNS = 300;

	private static final int LONGEST_RECORD = 16 * 1024 * 1024;

	private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

	@Override
	public String key() {
		return "csv";
	}

	@Override
	public int order() {
		return 100;
	}

	@Override
	public void check(Path file, String name) throws IOException {
		if (Starts.of(file) != Starts.TEXT) {
			throw new SourceRefused("no-table");
		}
		ImportOptions guess = guess(file, new ImportOptions("en", "UTC", Map.of()));
		Preview preview = preview(file, guess);
		if (preview == null || preview.header().size() < 2) {
			throw new SourceRefused("no-table");
		}
		if (preview.header().size() > MOST_COLUMNS) {
			throw new SourceRefused("too-wide", MOST_COLUMNS);
		}
		if (preview.rows().isEmpty()) {
			throw new SourceRefused("empty-table");
		}
	}

	@Override
	public ImportOptions guess(Path file, ImportOptions like) throws IOException {
		byte[] sample = Starts.bytes(file, SAMPLE);
		Charset charset = Charsets.guess(sample);
		String text = new String(sample, charset);
		String delimiter = delimiter(text);
		ImportOptions guess = like.with("charset", charset.name()).with("delimiter", name(delimiter)).with("dates", "");
		Set<CsvColumn> taken = EnumSet.noneOf(CsvColumn.class);
		List<String> header = rows(text, delimiter, 1).getFirst();
		for (int i = 0; i < header.size(); i++) {
			CsvColumn column = CsvColumn.guess(header.get(i));
			boolean first = column != CsvColumn.IGNORE && taken.add(column);
			guess = guess.with(COLUMN + i, first ? column.name() : CsvColumn.IGNORE.name());
		}
		return guess;
	}

	private static String delimiter(String text) {
		String best = ",";
		long most = 0;
		for (String one : DELIMITERS) {
			List<List<String>> rows = rows(text, one, 20);
			int wide = rows.getFirst().size();
			long alike = rows.stream().filter((row) -> row.size() == wide).count();
			long score = (wide > 1) ? wide * alike : 0;
			if (score > most) {
				most = score;
				best = one;
			}
		}
		return best;
	}

	private static List<List<String>> rows(String text, String delimiter, int most) {
		List<List<String>> rows = new ArrayList<>();
		String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
		try (CsvReader<CsvRecord> reader = builder(delimiter).ofCsvRecord(content)) {
			for (CsvRecord record : reader) {
				rows.add(record.getFields().stream().map(String::strip).toList());
				if (rows.size() == most) {
					break;
				}
			}
		}
		catch (CsvParseException | IOException ex) {
			// what came before it is all there is to see
		}
		return rows.isEmpty() ? List.of(List.of("")) : rows;
	}

	static CsvReader.CsvReaderBuilder builder(String delimiter) {
		return CsvReader.builder()
			.fieldSeparator(delimiter)
			.skipEmptyLines(true)
			.allowExtraFields(true)
			.allowMissingFields(true)
			.allowExtraCharsAfterClosingQuote(true)
			.maxBufferSize(LONGEST_RECORD);
	}

	private static String name(String delimiter) {
		return delimiter.equals("\t") ? "tab" : delimiter;
	}

	static String delimiter(ImportOptions options) {
		String chosen = options.get("delimiter");
		return chosen.equals("tab") ? "\t" : (DELIMITERS.contains(chosen) ? chosen : ",");
	}

	static Charset charset(ImportOptions options) {
		String chosen = options.get("charset");
		return Charsets.OFFERED.contains(chosen) ? Charset.forName(chosen) : Charset.forName("UTF-8");
	}

	@Override
	public @Nullable Preview preview(Path file, ImportOptions options) throws IOException {
		List<List<String>> rows = new ArrayList<>(
				rows(new String(Starts.bytes(file, SAMPLE), charset(options)), delimiter(options), PREVIEW_ROWS + 1));
		List<String> header = rows.removeFirst();
		return new Preview(header, rows.stream().map((row) -> fitted(row, header.size())).toList());
	}

	private static List<String> fitted(List<String> row, int size) {
		List<String> fitted = new ArrayList<>(row.subList(0, Math.min(size, row.size())));
		while (fitted.size() < size) {
			fitted.add("");
		}
		return fitted;
	}

	@Override
	public void check(ImportOptions options) {
		try {
			new Dates(options.get("dates"), options.zoneId());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidText("dates", "sources.csv.dates.wrong");
		}
		Set<String> chosen = new HashSet<>();
		options.more().forEach((name, value) -> {
			if (name.startsWith(COLUMN) && !value.equals(CsvColumn.IGNORE.name()) && !chosen.add(value)) {
				throw new InvalidText(name, "sources.csv.column.twice");
			}
		});
		if (!chosen.contains(CsvColumn.TEXT.name()) && !chosen.contains(CsvColumn.SUBJECT.name())) {
			throw new InvalidText("columns", "sources.csv.column.words");
		}
		if (!chosen.contains(CsvColumn.EMAIL.name()) && !chosen.contains(CsvColumn.NAME.name())) {
			throw new InvalidText("columns", "sources.csv.column.whom");
		}
	}

	@Override
	public ImportStream open(Path file, ImportOptions options, Predicate<String> colleagues) throws IOException {
		RowStore rows = new RowStore();
		try (InputStream bytes = Files.newInputStream(file)) {
			rows.fill(bytes, options);
			return new CsvTickets(rows, options, colleagues);
		}
		catch (IOException | RuntimeException ex) {
			rows.close();
			throw ex;
		}
	}

}
