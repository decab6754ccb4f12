package dev.frontdesk.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Writes a file as an HTTP answer that can do no harm: nothing but true pictures is shown
 * in place, nothing is guessed, nothing in it runs. Call it after deciding that the
 * reader may see the file.
 */
@Component
public class FileAnswer {

	private final Files files;

	FileAnswer(Files files) {
		this.files = files;
	}

	/**
	 * Streams the file, or says that the reader's copy is still good.
	 * @throws IOException when the reader breaks off
	 */
	public void write(StoredFile file, HttpServletRequest request, HttpServletResponse response) throws IOException {
		String tag = '"' + file.sha256() + '"';
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(file).toString());
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
		response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
		response.setHeader(HttpHeaders.ETAG, tag);
		if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
			response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
			return;
		}
		response.setContentType(file.mediaType());
		response.setContentLengthLong(file.size());
		if (!"HEAD".equals(request.getMethod())) {
			try (InputStream content = this.files.open(file)) {
				content.transferTo(response.getOutputStream());
			}
		}
	}

	private static ContentDisposition disposition(StoredFile file) {
		ContentDisposition.Builder disposition = file.isPicture() ? ContentDisposition.inline()
				: ContentDisposition.attachment();
		return disposition.filename(file.name(), StandardCharsets.UTF_8).build();
	}

}
