package dev.frontdesk.sources;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;

import dev.frontdesk.files.FileChecks;
import org.jspecify.annotations.Nullable;

/** What an export of Zendesk's consists of: one file, or an archive of several. */
final class ZendeskFiles implements Closeable {

	private final @Nullable SafeZip zip;

	private final List<Part> parts = new ArrayList<>();

	private final Map<String, ZipEntry> attachments = new HashMap<>();

	private final List<String> unknown = new ArrayList<>();

	private ZendeskFiles(@Nullable SafeZip zip) {
		this.zip = zip;
	}

	static ZendeskFiles open(Path file) throws IOException {
		if (Starts.of(file) != Starts.ZIP) {
			ZendeskFiles files = new ZendeskFiles(null);
			files.add("tickets.json", "tickets", () -> new BufferedInputStream(Files.newInputStream(file)));
			return files;
		}
		SafeZip zip = SafeZip.open(file);
		ZendeskFiles files = new ZendeskFiles(zip);
		try {
			for (ZipEntry entry : zip.files()) {
				files.sort(zip, entry);
			}
			return files;
		}
		catch (IOException | RuntimeException ex) {
			zip.close();
			throw ex;
		}
	}

	private void sort(SafeZip zip, ZipEntry entry) throws IOException {
		String path = entry.getName().replace('\\', '/');
		boolean attachment = path.contains("attachments/");
		if (!attachment && (SafeZip.endsWith(entry, ".json") || SafeZip.endsWith(entry, ".ndjson")
				|| SafeZip.endsWith(entry, ".jsonl"))) {
			String kind = kind(SafeZip.lastPart(path).toLowerCase(Locale.ROOT));
			if (kind.isEmpty()) {
				this.unknown.add(path);
			}
			else {
				add(path, kind, () -> zip.open(entry));
			}
			return;
		}
		int at = path.indexOf("attachments/");
		this.attachments.put((at >= 0) ? path.substring(at + "attachments/".length()) : path, entry);
	}

	private static String kind(String name) {
		if (name.contains("field")) {
			return "ticket_fields";
		}
		if (name.contains("user")) {
			return "users";
		}
		if (name.contains("organi")) {
			return "organizations";
		}
		if (name.contains("group")) {
			return "groups";
		}
		return name.contains("ticket") ? "tickets" : "";
	}

	private void add(String name, String kind, FileChecks.Content content) throws IOException {
		try (InputStream start = content.open()) {
			this.parts.add(new Part(name, kind, JsonRecords.isLines(start), content));
		}
	}

	List<Part> parts() {
		return this.parts;
	}

	/** Files of which nobody knows what they hold. */
	List<String> unknown() {
		return this.unknown;
	}

	/** The bytes of an attachment; null where they are not in the archive. */
	FileChecks.@Nullable Content attachment(String ticket, String id, String name) {
		SafeZip archive = this.zip;
		if (archive == null) {
			return null;
		}
		for (String path : List.of(id + '/' + name, id + '-' + name, id + '_' + name, ticket + '/' + name,
				ticket + '/' + id + '-' + name, ticket + '/' + id + '/' + name, ticket + '/' + id + '_' + name, name)) {
			ZipEntry entry = this.attachments.get(path);
			if (entry != null) {
				return () -> archive.open(entry);
			}
		}
		return null;
	}

	@Override
	public void close() throws IOException {
		if (this.zip != null) {
			this.zip.close();
		}
	}

	/**
	 * A file of records.
	 *
	 * @param kind what they are of, where they do not say themselves
	 */
	record Part(String name, String kind, boolean lines, FileChecks.Content content) {

		JsonRecords records() throws IOException {
			return JsonRecords.of(this.content.open(), this.lines, this.kind);
		}

	}

}
