package dev.frontdesk.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;

/**
 * Addresses of scripts, pictures and sheets. Templates write
 * {@code th:src="@{/assets/inbox/list.js}"} for {@code static/inbox/list.js},
 * {@code @{/assets/webjars/htmx.org/dist/htmx.min.js}} for a WebJar (no version needed),
 * {@code @{/assets/desk.css}} for a {@link Surface}; Java asks {@link #url}. One prefix
 * made at build time comes into every address, so that browsers may keep the files for
 * ever while modules import each other by relative paths.
 */
@Component("assets")
public class Assets {

	private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	private final String version;

	Assets(ObjectProvider<BuildProperties> build, Clock clock) {
		BuildProperties properties = build.getIfAvailable();
		Instant made = (properties != null) ? properties.getTime() : null;
		this.version = (made != null) ? Long.toString(made.getEpochSecond(), 36)
				: "dev-" + Long.toString(clock.instant().getEpochSecond(), 36);
	}

	public String url(String file) {
		return prefix() + file;
	}

	/** {@code /assets/<version>/}. */
	public String prefix() {
		return "/assets/" + this.version + '/';
	}

	CacheControl forEver() {
		return FOR_EVER;
	}

	CacheControl caching(String asked) {
		return asked.equals(this.version) ? FOR_EVER : CacheControl.noCache();
	}

}
