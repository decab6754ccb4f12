package dev.frontdesk.files;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bytes in PostgreSQL, in the transaction of the file's row. */
@Component
class ChunkTable implements FileStore {

	private final JdbcClient jdbc;

	ChunkTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public void append(long fileId, int ordinal, byte[] bytes) {
		this.jdbc.sql("insert into stored_file_chunk (file_id, ordinal, bytes) values (?, ?, ?)")
			.params(fileId, ordinal, bytes)
			.update();
	}

	@Override
	public Optional<byte[]> chunk(long fileId, int ordinal) {
		return this.jdbc.sql("select bytes from stored_file_chunk where file_id = ? and ordinal = ?")
			.params(fileId, ordinal)
			.query((row, number) -> row.getBytes("bytes"))
			.optional();
	}

	@Override
	public void erase(long fileId) {
		this.jdbc.sql("delete from stored_file_chunk where file_id = ?").param(fileId).update();
	}

}
