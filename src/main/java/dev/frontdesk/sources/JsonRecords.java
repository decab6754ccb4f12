package dev.frontdesk.sources;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The records of an export, one in memory at a time: a line each, a list, or lists within
 * an object that says what each is of.
 */
sealed interface JsonRecords extends Closeable {

	// a record is followed by the next
	JsonMapper MAPPER = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

	/**
	 * The next one.
	 * @return null after the last
	 */
	@Nullable Entry next() throws IOException;

	static JsonRecords of(InputStream bytes, boolean lines, String kind) {
		return lines ? new Lines(bytes, kind) : new Whole(bytes, kind);
	}

	/** Whether each line of it is a record of its own. */
	static boolean isLines(InputStream bytes) throws IOException {
		byte[] start = bytes.readNBytes(Lines.LONGEST);
		int end = 0;
		while (end < start.length && start[end] != '\n') {
			end++;
		}
		if (end == start.length && start.length == Lines.LONGEST) {
			return false;
		}
		try {
			String line = new String(start, 0, end, StandardCharsets.UTF_8).replace("\uFEFF", "");
			return line.stripLeading().startsWith("{") && MAPPER.readTree(line).has("id");
		}
		catch (JacksonException ex) {
			return false;
		}
	}

	/**
	 * A record.
	 *
	 * @param kind what it is of, such as {@code tickets}
	 * @param node null where it cannot be read
	 * @param line where it stands; 0 where that is unknown
	 */
	record Entry(String kind, @Nullable JsonNode node, long line) {
	}

	/** A line each: one that is broken spoils no other. */
	final class Lines implements JsonRecords {

		static final int LONGEST = 16 * 1024 * 1024;

		private final BufferedReader text;

		private final String kind;

		private long line;

		Lines(InputStream bytes, String kind) {
			this.text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
			this.kind = kind;
		}

		@Override
		public @Nullable Entry next() throws IOException {
			String line = line();
			while (line != null && line.isBlank()) {
				this.line++;
				line = line();
			}
			if (line == null) {
				return null;
			}
			this.line++;
			try {
				if (line.length() > LONGEST) {
					return new Entry(this.kind, null, this.line);
				}
				JsonNode node = MAPPER.readTree(line.replace("\uFEFF", ""));
				return new Entry(this.kind, node.isObject() ? node : null, this.line);
			}
			catch (JacksonException ex) {
				return new Entry(this.kind, null, this.line);
			}
		}

		/** Of one that is too long only so much that this is seen. */
		private @Nullable String line() throws IOException {
			int next = this.text.read();
			if (next < 0) {
				return null;
			}
			StringBuilder line = new StringBuilder();
			while (next >= 0 && next != '\n') {
				if (line.length() <= LONGEST) {
					line.append((char) next);
				}
				next = this.text.read();
			}
			return line.toString();
		}

		@Override
		public void close() throws IOException {
			this.text.close();
		}

	}

	/** One document, read as it comes. */
	final class Whole implements JsonRecords {

		private static final Set<String> KINDS = Set.of("tickets", "users", "organizations", "groups", "ticket_fields");

		private static final Set<String> NEUTRAL = Set.of("count", "next_page", "previous_page", "meta", "links",
				"end_time", "end_of_stream", "after_cursor", "before_cursor", "after_url", "before_url");

		private final JsonParser parser;

		private final String standard;

		private String kind;

		private boolean within;

		private boolean broken;

		Whole(InputStream bytes, String kind) {
			this.parser = MAPPER.createParser(bytes);
			this.standard = kind;
			this.kind = kind;
		}

		@Override
		public @Nullable Entry next() {
			try {
				return this.broken ? null : read();
			}
			catch (JacksonException ex) {
				this.broken = true;
				return new Entry("broken", null, ex.getLocation().getLineNr());
			}
		}

		private @Nullable Entry read() {
			JsonToken token = this.parser.nextToken();
			while (token != null) {
				if (token == JsonToken.START_ARRAY) {
					this.within = true;
				}
				else if (token == JsonToken.END_ARRAY) {
					this.within = false;
					this.kind = this.standard;
				}
				else if (token == JsonToken.START_OBJECT && this.within) {
					return entry(MAPPER.readTree(this.parser));
				}
				else if (token == JsonToken.PROPERTY_NAME) {
					Entry bare = property(this.parser.currentName());
					if (bare != null) {
						return bare;
					}
				}
				token = this.parser.nextToken();
			}
			return null;
		}

		/** Of the document itself, or of a single record. */
		private @Nullable Entry property(String name) {
			JsonToken value = this.parser.nextToken();
			if (KINDS.contains(name) && value == JsonToken.START_ARRAY) {
				this.kind = name;
				this.within = true;
				return null;
			}
			// A list of something else: a record does not begin with one
			if (NEUTRAL.contains(name) || value == JsonToken.START_ARRAY) {
				this.parser.skipChildren();
				return null;
			}
			return single(name);
		}

		private @Nullable Entry single(String first) {
			ObjectNode node = MAPPER.createObjectNode();
			node.set(first, MAPPER.readTree(this.parser));
			while (this.parser.nextToken() == JsonToken.PROPERTY_NAME) {
				String name = this.parser.currentName();
				JsonToken value = this.parser.nextToken();
				if (value == JsonToken.START_ARRAY && KINDS.contains(name) && !node.has("id")) {
					// it was the document's own word, no record's
					this.kind = name;
					this.within = true;
					return null;
				}
				node.set(name, MAPPER.readTree(this.parser));
			}
			return node.has("id") ? entry(node) : null;
		}

		private Entry entry(JsonNode node) {
			return new Entry(this.kind, node, this.parser.currentLocation().getLineNr());
		}

		@Override
		public void close() {
			this.parser.close();
		}

	}

}
