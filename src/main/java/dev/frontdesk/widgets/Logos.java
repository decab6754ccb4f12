package dev.frontdesk.widgets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

import dev.frontdesk.files.FileTooLarge;
import dev.frontdesk.files.Files;
import dev.frontdesk.files.StoredFile;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** Pictures that stand above chats. */
@Service
class Logos {

	private static final long LARGEST = 200_000;

	private final Files files;

	private final JdbcClient jdbc;

	Logos(Files files, JdbcClient jdbc) {
		this.files = files;
		this.jdbc = jdbc;
	}

	/**
	 * Keeps one that was sent, if one was; the same picture sent with each change of a
	 * preview, and to be saved at last, is kept once.
	 * @return its public id
	 * @throws InvalidText when it is no picture a browser shows, or too large
	 */
	@Transactional
	@Nullable String kept(@Nullable MultipartFile sent) {
		if (sent == null || sent.isEmpty()) {
			return null;
		}
		try (InputStream content = sent.getInputStream()) {
			StoredFile file = this.files.store(content, sent.getOriginalFilename(), sent.getContentType(), LARGEST);
			if (!file.isPicture()) {
				throw new InvalidText("logo", "widgets.logo.invalid");
			}
			return before(file).map((same) -> {
				this.files.eraseUnused(file.id());
				return same;
			}).orElse(file.publicId());
		}
		catch (FileTooLarge ex) {
			throw new InvalidText("logo", "widgets.logo.too-large", LARGEST / 1000);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Optional<String> before(StoredFile file) {
		return this.jdbc.sql("""
				select f.public_id from stored_file f where f.id <> :id and f.sha256 = decode(:hash, 'hex')
				and f.media_type = :type and (f.id in (select p.logo_id from widget_preview p)
					or f.id in (select w.logo_id from widget w)) limit 1""")
			.param("id", file.id())
			.param("hash", file.sha256())
			.param("type", file.mediaType())
			.query(String.class)
			.optional();
	}

}
