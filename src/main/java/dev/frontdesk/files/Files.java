package dev.frontdesk.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import dev.frontdesk.web.PublicId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files kept with the rows that refer to them, in the caller's transaction. */
@Service
public class Files {

	static final int CHUNK = 256 * 1024;

	private static final String COLUMNS = "id, public_id, name, media_type, size, sha256, created_at";

	private final JdbcClient jdbc;

	private final FileStore store;

	private final Clock clock;

	Files(JdbcClient jdbc, FileStore store, Clock clock) {
		this.jdbc = jdbc;
		this.store = store;
		this.clock = clock;
	}

	/**
	 * Keeps what the stream holds; never more than one chunk of it in memory.
	 * @param name as the sender gave it
	 * @param declaredType as the sender calls it; believed only where that is harmless
	 * @throws FileTooLarge when there are more bytes than allowed
	 * @throws FileEmpty when there is none
	 * @throws UncheckedIOException when the sender breaks off
	 */
	@Transactional
	public StoredFile store(InputStream content, @Nullable String name, @Nullable String declaredType, long maxBytes) {
		String clean = FileName.clean(name);
		try {
			byte[] chunk = content.readNBytes(CHUNK);
			if (chunk.length == 0) {
				throw new FileEmpty(clean);
			}
			StoredFile begun = begin(clean, MediaKind.of(chunk, chunk.length, declaredType));
			MessageDigest hash = MessageDigest.getInstance("SHA-256");
			long size = 0;
			for (int ordinal = 0; chunk.length > 0; ordinal++) {
				size += chunk.length;
				if (size > maxBytes) {
					throw new FileTooLarge(clean, maxBytes);
				}
				hash.update(chunk);
				this.store.append(begun.id(), ordinal, chunk);
				chunk = content.readNBytes(CHUNK);
			}
			return finish(begun, size, hash.digest());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/** The name under which a file of this name is kept. */
	public static String nameOf(@Nullable String given) {
		return FileName.clean(given);
	}

	/** The file of an id that stands in an address. */
	public Optional<StoredFile> find(String publicId) {
		return this.jdbc.sql("select " + COLUMNS + " from stored_file where public_id = ?")
			.param(publicId)
			.query(Files::file)
			.optional();
	}

	/** In one query, in no order; unknown ids are left out. */
	public List<StoredFile> all(Collection<Long> ids) {
		if (ids.isEmpty()) {
			return List.of();
		}
		return this.jdbc.sql("select " + COLUMNS + " from stored_file where id = any(?)")
			.param(ids.toArray(Long[]::new))
			.query(Files::file)
			.list();
	}

	/**
	 * The file's bytes, read as they are asked for.
	 * @throws FileNotFound when no file has this id
	 */
	public InputStream open(String publicId) {
		return new ChunkStream(this.store, find(publicId).orElseThrow(FileNotFound::new).id());
	}

	InputStream open(StoredFile file) {
		return new ChunkStream(this.store, file.id());
	}

	/** Erases the file and its bytes; whatever refers to it must have gone before. */
	@Transactional
	public void erase(long id) {
		this.store.erase(id);
		this.jdbc.sql("delete from stored_file where id = ?").param(id).update();
	}

	/**
	 * Erases it unless some row, of whichever module, still refers to it.
	 * @return whether it is gone
	 */
	@Transactional
	public boolean eraseUnused(long id) {
		boolean used = this.jdbc.sql("""
				select c.conrelid::regclass::text as holder, a.attname as field from pg_constraint c
				join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
				where c.contype = 'f' and c.confrelid = 'stored_file'::regclass
				and c.confdeltype <> 'c' and c.conrelid <> 'stored_file_chunk'::regclass""")
			.query((row, number) -> new Holder(row.getString("holder"), row.getString("field")))
			.list()
			.stream()
			.anyMatch((holder) -> holder.refersTo(this.jdbc, id));
		if (!used) {
			erase(id);
		}
		return !used;
	}

	private StoredFile begin(String name, String mediaType) {
		String publicId = PublicId.next();
		Instant now = this.clock.instant();
		// size and hash are known at the end of the stream, in the same transaction
		long id = this.jdbc.sql("""
				insert into stored_file (public_id, name, media_type, size, sha256, created_at)
				values (?, ?, ?, 1, '', ?) returning id""")
			.params(Arrays.asList(publicId, name, mediaType, OffsetDateTime.ofInstant(now, ZoneOffset.UTC)))
			.query(Long.class)
			.single();
		return new StoredFile(id, publicId, name, mediaType, 1, "", now);
	}

	private StoredFile finish(StoredFile begun, long size, byte[] hash) {
		this.jdbc.sql("update stored_file set size = ?, sha256 = ? where id = ?")
			.params(size, hash, begun.id())
			.update();
		return new StoredFile(begun.id(), begun.publicId(), begun.name(), begun.mediaType(), size,
				HexFormat.of().formatHex(hash), begun.createdAt());
	}

	private static StoredFile file(ResultSet row, int number) throws SQLException {
		return new StoredFile(row.getLong("id"), row.getString("public_id"), row.getString("name"),
				row.getString("media_type"), row.getLong("size"), HexFormat.of().formatHex(row.getBytes("sha256")),
				row.getTimestamp("created_at").toInstant());
	}

	/**
	 * A column with a foreign key on files; its names come from the catalogue, quoted.
	 */
	private record Holder(String table, String column) {

		boolean refersTo(JdbcClient jdbc, long id) {
			return jdbc.sql("select exists (select 1 from %s where %s = ?)".formatted(this.table, this.column))
				.param(id)
				.query(Boolean.class)
				.single();
		}

	}

}
