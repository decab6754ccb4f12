package dev.frontdesk.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest
class FilesTest {

	private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

	@Autowired
	Files files;

	@Autowired
	FileAnswer answer;

	@Autowired
	JdbcClient jdbc;

	@Test
	void giveBackEveryByteOfAFileOfManyChunks() throws Exception {
		byte[] content = new byte[Files.CHUNK * 3 + 17];
		new Random(1).nextBytes(content);

		StoredFile file = this.files.store(new ByteArrayInputStream(content), "a.bin", null, content.length);

		assertThat(file.size()).isEqualTo(content.length);
		assertThat(file.sha256())
			.isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
		assertThat(this.files.open(file.publicId()).readAllBytes()).isEqualTo(content);
		assertThat(this.files.find(file.publicId())).contains(file);
		assertThat(this.files.all(List.of(file.id(), -1L))).containsExactly(file);
	}

	@Test
	void keepNothingOfAFileThatIsTooLarge() {
		byte[] content = new byte[Files.CHUNK + 1];

		assertThatExceptionOfType(FileTooLarge.class)
			.isThrownBy(() -> this.files.store(new ByteArrayInputStream(content), "huge.bin", null, Files.CHUNK));

		assertThat(count("huge.bin")).isZero();
	}

	@Test
	void refuseAnEmptyFile() {
		assertThatExceptionOfType(FileEmpty.class)
			.isThrownBy(() -> this.files.store(InputStream.nullInputStream(), "empty.txt", "text/plain", 10));
	}

	@Test
	void keepNothingWhereTheSenderBreaksOff() {
		InputStream gone = new InputStream() {

			@Override
			public int read() throws IOException {
				throw new IOException("gone");
			}

			@Override
			public int read(byte[] target, int offset, int length) throws IOException {
				throw new IOException("gone");
			}

		};
		InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[Files.CHUNK + 10]), gone);

		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> this.files.store(broken, "broken.txt", "text/plain", Long.MAX_VALUE));

		assertThat(count("broken.txt")).isZero();
	}

	@Test
	void forgetAnErasedFileAndItsBytes() {
		StoredFile file = text("gone.txt", "text/plain", "x");

		this.files.erase(file.id());

		assertThat(this.files.find(file.publicId())).isEmpty();
		assertThat(this.jdbc.sql("select count(*) from stored_file_chunk where file_id = ?")
			.param(file.id())
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void showATruePictureInPlaceUnderItsName() throws Exception {
		StoredFile file = this.files.store(new ByteArrayInputStream(PNG), "árvíz ภาพ.png", "text/html", 100);

		MockHttpServletResponse response = answer(file, new MockHttpServletRequest());

		assertThat(response.getContentType()).isEqualTo("image/png");
		assertThat(response.getHeader("Content-Disposition")).startsWith("inline;")
			.contains("filename*=UTF-8''%C3%A1rv%C3%ADz%20");
		assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(response.getHeader("Content-Security-Policy")).contains("sandbox");
		assertThat(response.getContentAsByteArray()).isEqualTo(PNG);
	}

	@Test
	void giveAPageThatCallsItselfAPictureOnlyAsADownload() throws Exception {
		StoredFile file = text("cat.png", "image/png", "<script>alert(1)</script>");

		MockHttpServletResponse response = answer(file, new MockHttpServletRequest());

		assertThat(response.getContentType()).isEqualTo("application/octet-stream");
		assertThat(response.getHeader("Content-Disposition")).startsWith("attachment;");
	}

	@Test
	void serveNoPageOrDrawingAsWhatItIs() {
		assertThat(text("a.html", "text/html", "<b>").mediaType()).isEqualTo("application/octet-stream");
		assertThat(text("a.svg", "image/svg+xml", "<svg/>").mediaType()).isEqualTo("application/octet-stream");
		assertThat(text("a.csv", "Text/CSV; charset=utf-8", "a,b").mediaType()).isEqualTo("text/csv");
	}

	@Test
	void sayThatACopyIsStillGood() throws Exception {
		StoredFile file = text("same.txt", "text/plain", "same");
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("If-None-Match", '"' + file.sha256() + '"');

		MockHttpServletResponse response = answer(file, request);

		assertThat(response.getStatus()).isEqualTo(304);
		assertThat(response.getContentAsByteArray()).isEmpty();
	}

	private MockHttpServletResponse answer(StoredFile file, MockHttpServletRequest request) throws IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.answer.write(file, request, response);
		return response;
	}

	private StoredFile text(String name, String type, String content) {
		return this.files.store(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), name, type, 1000);
	}

	private long count(String name) {
		return this.jdbc.sql("select count(*) from stored_file where name = ?").param(name).query(Long.class).single();
	}

}
