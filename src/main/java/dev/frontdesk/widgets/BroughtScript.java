package dev.frontdesk.widgets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;

/**
 * A module that company pages load later, at an address that is its very text's for ever.
 *
 * @param hash the part of the address that changes with the text, 12 hexadecimal digits
 */
public record BroughtScript(String text, String hash) {

	public static BroughtScript of(String text) {
		return new BroughtScript(text,
				DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 12));
	}

	/** A script of ours without what only people read. */
	public static String read(String path) throws IOException {
		return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.map(String::strip)
			.filter((line) -> !line.startsWith("//") && !line.isEmpty())
			.collect(Collectors.joining("\n"));
	}

	/**
	 * @param asked the hash in the address; a loader from a cache may name a former one,
	 * and gets today's, for today
	 */
	public ResponseEntity<String> answer(String asked) {
		return answer(asked.equals(this.hash) ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
				: CacheControl.noCache());
	}

	ResponseEntity<String> answer(CacheControl caching) {
		return ResponseEntity.ok()
			.cacheControl(caching)
			// a module of another origin is read only by who may read it
			.header("Access-Control-Allow-Origin", "*")
			.header("Cross-Origin-Resource-Policy", "cross-origin")
			.contentType(Loader.JAVASCRIPT)
			.body(this.text);
	}

}
