package dev.frontdesk.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import dev.frontdesk.web.PublicId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

@Component("portalUploads")
public class Uploads {

	private static final int MOST = 5;

	private final JdbcClient jdbc;

	private final Clock clock;

	Uploads(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	public int most() {
		return MOST;
	}

	public long megabytes() {
		return 10;
	}

	public String size(long bytes) {
		return bytes + " B";
	}

	static boolean any(@Nullable List<MultipartFile> files) {
		return !chosen(files).isEmpty();
	}

	static List<MultipartFile> chosen(@Nullable List<MultipartFile> files) {
		return (files != null) ? files.stream().filter((file) -> !file.isEmpty()).toList() : List.of();
	}

	List<Long> keep(List<MultipartFile> files) {
		if (files.size() > MOST) {
			throw new UploadRefused("portal.new.files.too-many", MOST);
		}
		return files.stream().map(this::keep).toList();
	}

	private long keep(MultipartFile file) {
		try {
			return this.jdbc.sql(
					"insert into stored_file (public_id, name, media_type, size, sha256, created_at) values (?,?,?,?,?,?) returning id")
				.params(PublicId.next(), String.valueOf(file.getOriginalFilename()), "text/plain", file.getSize(),
						file.getBytes(), this.clock.instant().atOffset(ZoneOffset.UTC))
				.query(Long.class)
				.single();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
