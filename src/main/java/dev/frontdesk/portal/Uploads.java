package dev.frontdesk.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import dev.frontdesk.files.FileChecks;
import dev.frontdesk.files.FileEmpty;
import dev.frontdesk.files.FileRefused;
import dev.frontdesk.files.FileTooLarge;
import dev.frontdesk.files.Files;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** The files that come with a request or a reply, also as {@code @portalUploads}. */
@Component("portalUploads")
public class Uploads {

	private static final int MOST = 5;

	private static final long MEGABYTE = 1_000_000;

	private static final long LARGEST = 10 * MEGABYTE;

	private final Files files;

	private final FileChecks checks;

	Uploads(Files files, FileChecks checks) {
		this.files = files;
		this.checks = checks;
	}

	public int most() {
		return MOST;
	}

	public long megabytes() {
		return LARGEST / MEGABYTE;
	}

	/** "12 kB", "3.4 MB", in the reader's language and Western digits. */
	public String size(long bytes) {
		ULocale reader = new ULocale.Builder().setLocale(ULocale.forLocale(LocaleContextHolder.getLocale()))
			.setUnicodeLocaleKeyword("nu", "latn")
			.build();
		NumberFormat digits = NumberFormat.getInstance(reader);
		boolean large = bytes >= MEGABYTE;
		digits.setMaximumFractionDigits(large ? 1 : 0);
		Measure size = large ? new Measure((double) bytes / MEGABYTE, MeasureUnit.MEGABYTE)
				: new Measure(Math.max(1, Math.round(bytes / 1000.0)), MeasureUnit.KILOBYTE);
		return MeasureFormat.getInstance(reader, MeasureFormat.FormatWidth.SHORT, digits).formatMeasures(size);
	}

	static boolean any(@Nullable List<MultipartFile> files) {
		return !chosen(files).isEmpty();
	}

	/** Without the empty part that browsers send when nothing was chosen. */
	static List<MultipartFile> chosen(@Nullable List<MultipartFile> files) {
		return (files != null) ? files.stream().filter(Uploads::named).toList() : List.of();
	}

	private static boolean named(MultipartFile file) {
		String name = file.getOriginalFilename();
		return !file.isEmpty() || (name != null && !name.isBlank());
	}

	/**
	 * Keeps them in the caller's transaction.
	 * @return their ids, in order
	 * @throws UploadRefused when there are too many, or one cannot be taken
	 */
	List<Long> keep(List<MultipartFile> files) {
		if (files.size() > MOST) {
			throw new UploadRefused("portal.new.files.too-many", MOST);
		}
		return files.stream().map(this::keep).toList();
	}

	private long keep(MultipartFile file) {
		try (InputStream content = file.getInputStream()) {
			this.checks.check(file::getInputStream, file.getOriginalFilename(), file.getSize(), LARGEST);
			return this.files.store(content, file.getOriginalFilename(), file.getContentType(), LARGEST).id();
		}
		catch (FileTooLarge | FileEmpty | FileRefused refusal) {
			throw new UploadRefused(refusal);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
