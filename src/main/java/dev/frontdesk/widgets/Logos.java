package dev.frontdesk.widgets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import dev.frontdesk.files.FileTooLarge;
import dev.frontdesk.files.Files;
import dev.frontdesk.files.StoredFile;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** Pictures that stand above chats. */
@Service
class Logos {

	private static final long LARGEST = 200_000;

	private final Files files;

	Logos(Files files) {
		this.files = files;
	}

	/**
	 * Keeps one that was sent, if one was.
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
			return file.publicId();
		}
		catch (FileTooLarge ex) {
			throw new InvalidText("logo", "widgets.logo.too-large", LARGEST / 1000);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
