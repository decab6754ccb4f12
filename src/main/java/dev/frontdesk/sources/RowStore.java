package dev.frontdesk.sources;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;

/**
 * A table's rows on disk, by ticket: those of one need not stand together. Only where
 * they lie is in memory.
 */
final class RowStore implements Closeable {

	private final Path file;

	private final List<long[]> groups = new ArrayList<>();

	private int width;

	private @Nullable RandomAccessFile read;

	/** The line at which the table breaks off; 0 where it does not. */
	private long brokenAt;

	RowStore() throws IOException {
		this.file = Files.createTempFile("frontdesk-import-", ".rows");
	}

	void fill(InputStream bytes, ImportOptions options) throws IOException {
		int key = column(options, CsvColumn.TICKET);
		Map<String, Integer> known = new LinkedHashMap<>();
		BufferedReader text = new BufferedReader(new InputStreamReader(bytes, CsvSource.charset(options)));
		text.mark(1);
		if (text.read() != '\uFEFF') {
			text.reset();
		}
		long line = 1;
		try (Appending target = new Appending(this.file);
				CsvReader<CsvRecord> rows = CsvSource.builder(CsvSource.delimiter(options)).ofCsvRecord(text)) {
			for (CsvRecord row : rows) {
				line = row.getStartingLineNumber();
				if (this.width == 0) {
					this.width = row.getFieldCount();
				}
				else {
					put(known, (key >= 0 && key < row.getFieldCount()) ? row.getField(key).strip() : "",
							target.add(row));
				}
			}
		}
		catch (CsvParseException | UncheckedIOException ex) {
			this.brokenAt = line;
		}
		this.read = new RandomAccessFile(this.file.toFile(), "r");
	}

	static int column(ImportOptions options, CsvColumn column) {
		return options.more()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().matches("column\\.[0-9]{1,3}") && entry.getValue().equals(column.name()))
			.mapToInt((entry) -> Integer.parseInt(entry.getKey().substring(CsvSource.COLUMN.length())))
			.findFirst()
			.orElse(-1);
	}

	// A row without a ticket of its own is one by itself
	private void put(Map<String, Integer> known, String key, long offset) {
		Integer group = key.isEmpty() ? null : known.get(key);
		if (group == null) {
			if (!key.isEmpty()) {
				known.put(key, this.groups.size());
			}
			this.groups.add(new long[] { offset });
			return;
		}
		long[] before = this.groups.get(group);
		long[] after = Arrays.copyOf(before, before.length + 1);
		after[before.length] = offset;
		this.groups.set(group, after);
	}

	int width() {
		return this.width;
	}

	long brokenAt() {
		return this.brokenAt;
	}

	/** How many tickets there are. */
	int size() {
		return this.groups.size();
	}

	List<Row> ticket(int index) throws IOException {
		List<Row> rows = new ArrayList<>();
		for (long offset : this.groups.get(index)) {
			rows.add(row(offset));
		}
		return rows;
	}

	private Row row(long offset) throws IOException {
		RandomAccessFile file = Objects.requireNonNull(this.read);
		file.seek(offset);
		long line = file.readLong();
		int count = file.readInt();
		List<String> fields = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			byte[] bytes = new byte[file.readInt()];
			file.readFully(bytes);
			fields.add(new String(bytes, StandardCharsets.UTF_8));
		}
		return new Row(line, fields);
	}

	@Override
	public void close() throws IOException {
		if (this.read != null) {
			this.read.close();
		}
		Files.deleteIfExists(this.file);
	}

	/**
	 * A row of the table.
	 *
	 * @param line where it begins in the file, from 1
	 */
	record Row(long line, List<String> fields) {
	}

	/** Rows one behind another, each with where it lies. */
	private static final class Appending implements Closeable {

		private final DataOutputStream target;

		private long offset;

		Appending(Path file) throws IOException {
			this.target = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 64 * 1024));
		}

		long add(CsvRecord row) throws IOException {
			long at = this.offset;
			this.target.writeLong(row.getStartingLineNumber());
			this.target.writeInt(row.getFieldCount());
			this.offset += 12;
			for (String field : row.getFields()) {
				byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
				this.target.writeInt(bytes.length);
				this.target.write(bytes);
				this.offset += 4L + bytes.length;
			}
			return at;
		}

		@Override
		public void close() throws IOException {
			this.target.close();
		}

	}

}
