package dev.frontdesk.web;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * {@code ETag}s of what can be changed: its version, and the hash of how it was told. By
 * the version a change is made on condition, by both the reader's copy is still good.
 */
@Component
public class Version {

	private static final Pattern FORM = Pattern.compile("\"(\\d{1,18})(?:-[0-9a-f]{1,16})?\"");

	private final JsonMapper json;

	Version(JsonMapper json) {
		this.json = json;
	}

	/** Tells it with its tag, or that the reader's copy is still good. */
	public <T> ResponseEntity<T> tell(long version, T representation) {
		String tag = tag(version, representation);
		if (tag.equals(header(HttpHeaders.IF_NONE_MATCH))) {
			return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
		}
		return ResponseEntity.ok().eTag(tag).body(representation);
	}

	public String tag(long version, Object representation) {
		byte[] hash = Digest.of(this.json.writeValueAsString(representation));
		return '"' + Long.toString(version) + '-' + HexFormat.of().formatHex(hash, 0, 6) + '"';
	}

	/**
	 * Asked when it is locked: whether it is still what the caller had read.
	 * @throws Refusal 412 when it is not
	 */
	public void require(@Nullable String ifMatch, long version) {
		if (ifMatch == null || ifMatch.strip().equals("*")) {
			return;
		}
		for (String tag : ifMatch.split(",", -1)) {
			Matcher form = FORM.matcher(tag.strip());
			if (form.matches() && Long.parseLong(form.group(1)) == version) {
				return;
			}
		}
		throw new PreconditionFailed();
	}

	private static @Nullable String header(String name) {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked)
				? asked.getRequest().getHeader(name) : null;
	}

}
