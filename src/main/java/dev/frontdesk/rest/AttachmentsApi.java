package dev.frontdesk.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Map;
import java.util.function.Supplier;

import dev.frontdesk.files.FileAnswer;
import dev.frontdesk.files.FileChecks;
import dev.frontdesk.files.StoredFile;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.web.Caller;
import dev.frontdesk.web.Digest;
import dev.frontdesk.web.Idempotency;
import dev.frontdesk.web.InvalidRequest;
import dev.frontdesk.web.Needs;
import dev.frontdesk.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files on their way into messages. What comes is written to disk as it comes, never held
 * in memory, and looked into before it is kept; no transaction waits for a slow sender.
 */
@RestController
@RequestMapping("/api/v1/attachments")
@Tag(name = "Attachments")
class AttachmentsApi {

	private final WaitingFiles files;

	private final FileAnswer answer;

	private final Idempotency idempotency;

	private final JsonMapper json;

	AttachmentsApi(WaitingFiles files, FileAnswer answer, Idempotency idempotency, JsonMapper json) {
		this.files = files;
		this.answer = answer;
		this.idempotency = idempotency;
		this.json = json;
	}

	@PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	@Needs(Scope.TICKETS_WRITE)
	@Operation(summary = "Send a file as a form does, in a part named file")
	ResponseEntity<?> form(@AuthenticationPrincipal SignedInAgent me, Caller caller,
			@RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
			@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
		if (file == null) {
			throw InvalidRequest.body("file", "web.json.missing");
		}
		byte[] hash = (key != null) ? hash(file.getInputStream(), OutputStream.nullOutputStream(), Long.MAX_VALUE)
				: new byte[0];
		return once(me, caller, key, hash, () -> this.files.add(me.id(), file::getInputStream,
				file.getOriginalFilename(), file.getContentType(), file.getSize()));
	}

	@PostMapping
	@Needs(Scope.TICKETS_WRITE)
	@Operation(summary = "Send a file as the body itself; its name in ?name= or Content-Disposition",
			description = "The answer’s id goes into the attachments of a ticket or message within a day.")
	ResponseEntity<?> body(@AuthenticationPrincipal SignedInAgent me, Caller caller,
			@RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
			@RequestParam(required = false) @Nullable String name, HttpServletRequest request) throws IOException {
		String given = (name != null) ? name : disposition(request);
		long largest = this.files.largest();
		if (request.getContentLengthLong() > largest) {
			this.files.requireSize(given, request.getContentLengthLong());
		}
		Path spool = Files.createTempFile("frontdesk-upload-", ".part");
		try {
			byte[] hash;
			try (OutputStream target = Files.newOutputStream(spool)) {
				// one byte more tells that it is too large
				hash = hash(request.getInputStream(), target, largest + 1);
			}
			FileChecks.Content content = () -> Files.newInputStream(spool);
			long size = Files.size(spool);
			return once(me, caller, key, hash,
					() -> this.files.add(me.id(), content, given, request.getContentType(), size));
		}
		finally {
			Files.deleteIfExists(spool);
		}
	}

	@GetMapping("/{id}")
	@Needs(Scope.TICKETS_WRITE)
	@Operation(summary = "Fetch a file of one’s own that waits for its message")
	void read(@AuthenticationPrincipal SignedInAgent me, @PathVariable String id, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		this.answer.write(this.files.find(me.id(), id).orElseThrow(NotThere::new), request, response);
	}

	private ResponseEntity<?> once(SignedInAgent me, Caller caller, @Nullable String key, byte[] hash,
			Supplier<StoredFile> deed) {
		if (key == null) {
			Sent sent = Sent.of(deed.get());
			return ResponseEntity.created(URI.create(sent.url())).body(sent);
		}
		Idempotency.Answer answer = this.idempotency.once(caller, key, hash, () -> {
			Sent sent = Sent.of(deed.get());
			return new Idempotency.Answer(HttpStatus.CREATED.value(), Map.of(HttpHeaders.LOCATION, sent.url(),
					HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE), this.json.writeValueAsString(sent));
		});
		ResponseEntity.BodyBuilder told = ResponseEntity.status(answer.status());
		answer.headers().forEach(told::header);
		return told.body((answer.body() != null) ? answer.body() : again(me, answer));
	}

	/** The file as it waits; nothing where it has gone with its message. */
	private Object again(SignedInAgent me, Idempotency.Answer answer) {
		String place = answer.headers().getOrDefault(HttpHeaders.LOCATION, "");
		return this.files.find(me.id(), place.substring(place.lastIndexOf('/') + 1))
			.<Object>map(Sent::of)
			.orElse(Map.of());
	}

	private static byte[] hash(InputStream content, OutputStream target, long most) {
		try (DigestInputStream hashed = new DigestInputStream(content, Digest.begin())) {
			byte[] buffer = new byte[64 * 1024];
			long left = most;
			int count = hashed.read(buffer, 0, (int) Math.min(buffer.length, left));
			while (count > 0) {
				target.write(buffer, 0, count);
				left -= count;
				count = (left > 0) ? hashed.read(buffer, 0, (int) Math.min(buffer.length, left)) : 0;
			}
			return hashed.getMessageDigest().digest();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static @Nullable String disposition(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.CONTENT_DISPOSITION);
		try {
			return (header != null) ? ContentDisposition.parse(header).getFilename() : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * A file that waits for its message.
	 *
	 * @param size in bytes
	 * @param sha256 in hexadecimal
	 */
	record Sent(String id, String name, String mediaType, long size, String sha256, String url) {

		static Sent of(StoredFile file) {
			return new Sent(file.publicId(), file.name(), file.mediaType(), file.size(), file.sha256(),
					Addresses.waiting(file.publicId()));
		}

	}

}
