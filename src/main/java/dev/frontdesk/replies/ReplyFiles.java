package dev.frontdesk.replies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.frontdesk.files.FileChecks;
import dev.frontdesk.files.Files;
import dev.frontdesk.files.StoredFile;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** The files that go along with canned replies. */
@Component
class ReplyFiles {

	private static final long LARGEST = 10_000_000;

	private static final int MOST = 5;

	private final Files files;

	private final FileChecks checks;

	private final JdbcClient jdbc;

	ReplyFiles(Files files, FileChecks checks, JdbcClient jdbc) {
		this.files = files;
		this.checks = checks;
		this.jdbc = jdbc;
	}

	List<Attached> of(long replyId) {
		return this.jdbc.sql("""
				select f.id, f.name, s.public_id, s.size from canned_reply_file f
				left join stored_file s on s.id = f.file_id where f.reply_id = ? order by f.id""")
			.param(replyId)
			.query((row, number) -> new Attached(row.getLong("id"), row.getString("name"), row.getString("public_id"),
					row.getLong("size")))
			.list();
	}

	void keep(long replyId, List<MultipartFile> added, List<Long> removed) {
		if (!removed.isEmpty()) {
			this.jdbc.sql("delete from canned_reply_file where reply_id = ? and id = any(?) returning file_id")
				.params(replyId, removed.toArray(Long[]::new))
				.query(Long.class)
				.list()
				.stream()
				.filter(Objects::nonNull)
				.forEach(this.files::eraseUnused);
		}
		int there = of(replyId).size();
		for (MultipartFile file : added) {
			String name = file.getOriginalFilename();
			if (name == null || name.isEmpty()) {
				continue;
			}
			if (++there > MOST) {
				throw new InvalidText("files", "replies.files.too-many", MOST);
			}
			this.checks.check(file::getInputStream, name, file.getSize());
			try (InputStream content = file.getInputStream()) {
				attach(replyId, this.files.store(content, name, file.getContentType(), LARGEST));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private void attach(long replyId, StoredFile stored) {
		this.jdbc.sql("insert into canned_reply_file (reply_id, file_id, name) values (?, ?, ?)")
			.params(replyId, stored.id(), stored.name())
			.update();
	}

	@Nullable StoredFile find(long replyId, String publicId) {
		boolean attached = of(replyId).stream().anyMatch((file) -> publicId.equals(file.publicId()));
		return attached ? this.files.find(publicId).orElse(null) : null;
	}

	/**
	 * Copies for one message, so that each can be erased without the other.
	 * @param incomplete whether to go on without what has been deleted
	 * @throws FileGone when one has been deleted
	 */
	List<Long> copies(long replyId, boolean incomplete) {
		List<Long> copies = new ArrayList<>();
		for (Attached file : of(replyId)) {
			if (file.publicId() == null) {
				if (!incomplete) {
					throw new FileGone(file.name());
				}
				continue;
			}
			try (InputStream content = this.files.open(file.publicId())) {
				String type = this.files.find(file.publicId()).map(StoredFile::mediaType).orElse(null);
				copies.add(this.files.store(content, file.name(), type, LARGEST).id());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return copies;
	}

	/**
	 * @param publicId null when the file has been deleted
	 */
	record Attached(long id, String name, @Nullable String publicId, long size) {

		public boolean gone() {
			return this.publicId == null;
		}

	}

}
