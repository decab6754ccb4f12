package dev.frontdesk.widgets;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

/** Sites, as browsers name them: scheme, host and port. */
public final class Origins {

	static final int MOST = 40;

	private Origins() {
	}

	/**
	 * What becomes part of a header may not be anything but scheme, host and port.
	 * @throws InvalidText when it is no origin such as {@code https://shop.example}
	 */
	static String typed(String field, String typed) {
		try {
			URI uri = URI.create(typed.strip().replaceAll("/+$", "").toLowerCase(Locale.ROOT));
			if (!uri.getRawPath().isEmpty() || uri.getRawQuery() != null || uri.getRawFragment() != null) {
				throw new InvalidText(field, "widgets.origin.invalid", typed);
			}
			return of(uri).orElseThrow(() -> new InvalidText(field, "widgets.origin.invalid", typed));
		}
		catch (IllegalArgumentException | NullPointerException ex) {
			throw new InvalidText(field, "widgets.origin.invalid", typed);
		}
	}

	/** Of a page at this address; empty where it has none. */
	public static Optional<String> of(@Nullable String address) {
		try {
			return (address != null) ? of(URI.create(address)) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static Optional<String> of(URI uri) {
		String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
		boolean web = scheme.equals("https") || scheme.equals("http");
		if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
			return Optional.empty();
		}
		// A browser leaves out the port that goes without saying
		int plain = scheme.equals("https") ? 443 : 80;
		String port = (uri.getPort() < 0 || uri.getPort() == plain) ? "" : ":" + uri.getPort();
		return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
	}

}
